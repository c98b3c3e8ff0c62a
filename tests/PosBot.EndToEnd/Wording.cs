using System.Text.RegularExpressions;

namespace PosBot.EndToEnd;

/// <summary>The words of one language as their files stand, so that a test names a key and no wording.</summary>
sealed class Wording
{
    readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public static readonly Wording Chinese = new("zh-CN"), English = new("en-US");

    Wording(string locale)
    {
        foreach (var file in Directory.EnumerateFiles(Places.Words(locale), "*.md"))
            foreach (var section in ("\n" + File.ReadAllText(file).ReplaceLineEndings("\n")).Split("\n## ").Skip(1))
            {
                var end = section.IndexOf('\n', StringComparison.Ordinal);
                _texts[section[..end].Trim()] = string.Join('\n', section[(end + 1)..].Split('\n').Where(line => !line.StartsWith("# ", StringComparison.Ordinal))).Trim();
            }
    }

    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No file under dialogs/words has '## {key}'.");

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The first line of a text as it can stand on a screen: a placeholder stands for anything.</summary>
    public Regex FirstLine(string key) =>
        new(string.Join(".*", Placeholder.Split(this[key].Split('\n')[0]).Select(Regex.Escape)), RegexOptions.NonBacktracking | RegexOptions.Singleline);

    static readonly Regex Placeholder = new("\\{[a-zA-Z_]+\\}", RegexOptions.NonBacktracking);
}
