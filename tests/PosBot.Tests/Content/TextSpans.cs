namespace PosBot.Tests.Content;

/// <summary>Figures and hosts as they stand in a text.</summary>
static class TextSpans
{
    static readonly HashSet<string> TopLevels = new(["cn", "com", "org", "net", "gov", "info", "io", "hk", "tw", "top", "xyz", "vip", "cc", "me", "app"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs of digits; commas, hyphens and spaces between digits do not end one.</summary>
    public static IEnumerable<(string Written, string Digits)> Figures(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i])) continue;
            var end = i + 1;
            while (end < text.Length && (char.IsDigit(text[end]) || (text[end] is ',' or '-' or ' ' && end + 1 < text.Length && char.IsDigit(text[end + 1])))) end++;
            var written = text[i..end];
            yield return (written, string.Concat(written.Where(char.IsDigit)));
            i = end;
        }
    }

    /// <summary>Names with a dot whose last part is a top-level domain.</summary>
    public static IEnumerable<string> Hosts(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!InHost(text[i])) continue;
            var end = i;
            while (end < text.Length && InHost(text[end])) end++;
            var name = text[i..end].Trim('.');
            if (name.Contains('.', StringComparison.Ordinal) && TopLevels.Contains(name[(name.LastIndexOf('.') + 1)..])) yield return name;
            i = end;
        }
    }

    static bool InHost(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';
}
