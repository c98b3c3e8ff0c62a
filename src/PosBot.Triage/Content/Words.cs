using System.Text;

namespace PosBot.Triage.Content;

/// <summary>All texts of one language by key. A placeholder is a name in braces.</summary>
public sealed class Words(string locale, IReadOnlyDictionary<string, string> byKey)
{
    public string Locale => locale;

    public IReadOnlyDictionary<string, string> ByKey => byKey;

    public bool Has(string key) => byKey.ContainsKey(key);

    /// <summary>The text of a key. The linter has seen to it that every key that code or data names exists.</summary>
    public string this[string key] => byKey.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"There is no text '{key}' in {locale}.");

    public string? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The text with its placeholders filled; an unknown placeholder stays, so that a test sees it.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => Fill(this[key], values);

    public static string Fill(string text, ReadOnlySpan<(string Name, string Value)> values)
    {
        if (text.IndexOf('{', StringComparison.Ordinal) < 0) return text;
        var filled = new StringBuilder(text);
        foreach (var (name, value) in values) filled.Replace("{" + name + "}", value);
        return filled.ToString();
    }
}
