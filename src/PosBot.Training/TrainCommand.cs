using System.Diagnostics;
using PosBot.Triage.Reading;

namespace PosBot.Training;

/// <summary>Trains and writes the model, unless the file was made from the same sources.</summary>
static class TrainCommand
{
    public static int Run(string dialogs, string output)
    {
        var clock = Stopwatch.StartNew();
        var corpus = Corpus.Read(dialogs);
        var hash = SourceHash.Of(corpus);
        if (ModelFile.HashOf(output) == hash)
        {
            // The build compares times: the file is as good as new.
            File.SetLastWriteTimeUtc(output, TimeProvider.System.GetUtcNow().UtcDateTime);
            Console.WriteLine($"intent model is up to date ({hash[..12]})");
            return 0;
        }

        var thresholds = Calibration.Of(corpus, CrossValidation.Scores(corpus));
        var model = Trainer.Train(corpus.Topics, corpus.Lines, hash, thresholds);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        // Written aside and moved, so that a build that is stopped leaves no half file.
        var aside = output + ".new";
        using (var stream = File.Create(aside))
            model.Write(stream);
        File.Move(aside, output, overwrite: true);
        Console.WriteLine($"intent model: {corpus.Lines.Length} lines, {corpus.Topics.Length} topics, {model.Keys.Length} features, {new FileInfo(output).Length / 1024} kB, {clock.Elapsed.TotalSeconds:0.0} s");
        return 0;
    }
}
