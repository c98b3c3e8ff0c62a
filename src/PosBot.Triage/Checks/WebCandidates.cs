using System.Collections.Frozen;

using PosBot.Triage.Reading;

namespace PosBot.Triage.Checks;

/// <summary>Finds what could be opened or written to: addresses with a scheme or www, names that end in a known domain, mail addresses. One pass.</summary>
static class WebCandidates
{
    static readonly FrozenSet<string> TopLevels = new[]
    {
        "com", "cn", "net", "org", "gov", "edu", "top", "xyz", "vip", "cc", "info", "io", "me", "app", "shop", "site", "online", "club", "ltd", "co", "hk", "tw", "link", "live", "icu", "tk",
        "pro", "biz", "asia", "mobi", "wang", "tech", "store", "fun", "ren", "xin", "work", "click", "cyou", "im", "us", "ru", "pw", "ws", "la", "so",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static List<Candidate> Find(ReadOnlySpan<char> text)
    {
        var found = new List<Candidate>();
        for (var i = 0; i < text.Length; i++)
        {
            var end = i;
            while (end < text.Length && IsPart(text, end)) end++;
            if (end == i) continue;
            var token = text[i..end].ToString().Replace('。', '.').TrimEnd('.', ':', '-', '?', '=', '&', '#', '/');
            if (IsAddress(token)) found.Add(new(i, end, token));
            i = end;
        }

        return found;
    }

    /// <summary>Mail and not a page, for all that a page's address may hold the sign as well.</summary>
    public static bool IsMail(string token) => token.Contains('@', StringComparison.Ordinal) && !token.Contains("//", StringComparison.Ordinal) && !token.Contains('/', StringComparison.Ordinal);

    static bool IsPart(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c < 0x80) return char.IsAsciiLetterOrDigit(c) || ".-_:/?=&%#@~+".Contains(c, StringComparison.Ordinal);
        // A full stop of Chinese writing between letters is read by browsers as a dot.
        if (c == '。') return at > 0 && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]);
        return char.IsLetter(c) && !Folding.IsHan(c) && c < 0x2E80;
    }

    static bool IsAddress(string token)
    {
        if (token.Contains("://", StringComparison.Ordinal)) return token.IndexOf("://", StringComparison.Ordinal) + 3 < token.Length;
        var host = WebAddress.HostOf(token);
        var dot = host.LastIndexOf('.');
        if (dot < 1 || dot == host.Length - 1 || host.Contains("..", StringComparison.Ordinal)) return false;
        return host.StartsWith("www.", StringComparison.Ordinal) || TopLevels.Contains(host[(dot + 1)..])
            || (token.Length > host.Length + 1 && token[host.Length] == '/' && host.Length - dot > 2 && !host.AsSpan(dot + 1).ContainsAnyExceptInRange('a', 'z')) || host.Contains("xn--", StringComparison.Ordinal);
    }
}
