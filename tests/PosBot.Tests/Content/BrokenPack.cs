using PosBot.Tests.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Content;

/// <summary>A copy of the real content in a temporary folder, in which one thing is then broken.</summary>
sealed class BrokenPack : IDisposable
{
    static readonly string[] Parts = ["*.json", "rules/*.json", "outcomes/*.json", "words/zh-CN/*.md", "words/en-US/*.md", "letters/zh-CN/*.md", "letters/en-US/*.md"];

    public BrokenPack()
    {
        Folder = Directory.CreateTempSubdirectory("posbot-content-").FullName;
        foreach (var part in Parts)
        {
            var (folder, pattern) = (Path.GetDirectoryName(part)!, Path.GetFileName(part));
            Directory.CreateDirectory(Path.Combine(Folder, folder));
            foreach (var file in Directory.GetFiles(Path.Combine(RealPack.Folder, folder), pattern))
                File.Copy(file, Path.Combine(Folder, folder, Path.GetFileName(file)));
        }
    }

    public string Folder { get; }

    public IReadOnlyList<ContentProblem> Problems => ContentLoader.TryLoad(Folder, RealPack.CutOff).Problems;

    public void Edit(string file, Func<string, string> edit) => File.WriteAllText(At(file), edit(File.ReadAllText(At(file))));

    /// <summary>Puts a row at the head of the list that begins at the text; its line is the text's. The words it needs are written too.</summary>
    public void Insert(string file, string list, string row, params ReadOnlySpan<string> words)
    {
        Edit(file, text =>
        {
            var at = text.IndexOf(list, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{file} has no '{list}'.");
            return text.Insert(at + list.Length, row + ",");
        });
        foreach (var key in words)
            foreach (var locale in new[] { "zh-CN", "en-US" })
                Append($"words/{locale}/ui.md", $"## {key}\nzz");
    }

    public void Append(string file, string lines) => Edit(file, text => text.TrimEnd('\n') + "\n\n" + lines + "\n");

    public void Write(string file, string text) => File.WriteAllText(At(file), text);

    public void Delete(string file) => File.Delete(At(file));

    /// <summary>The 1-based line on which the text first stands.</summary>
    public int LineOf(string file, string text)
    {
        var lines = File.ReadAllLines(At(file));
        return 1 + Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    string At(string file) => Path.Combine(Folder, file);
}
