using System.Text;
using PosBot.Triage.Reading;

namespace PosBot.Training;

/// <summary>A labelled line with its features.</summary>
public sealed record Line(string Text, string Language, int Topic, ulong[] Features);

/// <summary>The utterances of a dialogs folder, read by the same readers that a turn uses.</summary>
public sealed class Corpus
{
    /// <summary>Lines speak of "today"; their dates are read from one fixed day so that training is the same every day.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, Scanner.Shanghai);

    public required string[] Topics { get; init; }

    public required Line[] Lines { get; init; }

    public static Corpus Read(string dialogs)
    {
        var lexicon = Lexicon.Parse(File.ReadAllBytes(Path.Combine(dialogs, "lexicon.json")));
        var scanner = new Scanner(Providers.Parse(File.ReadAllBytes(Path.Combine(dialogs, "providers.json"))), Festivals.Parse(File.ReadAllBytes(Path.Combine(dialogs, "calendar.json"))));
        var utterances = Path.Combine(dialogs, "utterances");
        if (!Directory.Exists(utterances))
            throw new InvalidDataException($"{utterances}: no such folder; a dialogs folder holds utterances/<language>/<topic>.txt.");
        var files = Directory.GetFiles(utterances, "*.txt", SearchOption.AllDirectories);
        // One order everywhere, or the same lines would give another model on another file system.
        Array.Sort(files, (a, b) => string.CompareOrdinal(Path.GetRelativePath(dialogs, a).Replace('\\', '/'), Path.GetRelativePath(dialogs, b).Replace('\\', '/')));
        var topics = files.Select(Path.GetFileNameWithoutExtension).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (topics.Length > ModelFile.Stride)
            throw new InvalidDataException($"{topics.Length} topics; a model row has room for {ModelFile.Stride}.");
        var features = new FeatureReader();
        var lines = new List<Line>();
        foreach (var file in files)
        {
            var topic = Array.IndexOf(topics, Path.GetFileNameWithoutExtension(file));
            var language = Path.GetFileName(Path.GetDirectoryName(file))!;
            foreach (var text in File.ReadLines(file, Encoding.UTF8).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
            {
                var folded = Folding.Fold(text);
                lines.Add(new Line(text, language, topic, features.Read(folded, lexicon.Read(folded), scanner.Read(folded, text, Now)).ToArray()));
            }
        }

        return new Corpus { Topics = topics!, Lines = [.. lines] };
    }
}
