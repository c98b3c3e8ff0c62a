using System.Text;

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

    /// <summary>The part of a text by which it is known on a screen: the longest piece of one line with no placeholder in it.</summary>
    public string Mark(string key) => Pieces(this[key]).MaxBy(piece => piece.Length)!;

    static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var letter in text + '\n')
            // A card may set lines, and what markdown marks, in elements of their own.
            if (letter is '\n' or '{' or '*' or '[' or '　')
            {
                pieces.Add(piece.ToString().Trim());
                piece.Clear();
            }
            else if (letter == '}')
            {
                piece.Clear();
            }
            else
            {
                piece.Append(letter);
            }

        return pieces;
    }
}
