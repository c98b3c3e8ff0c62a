using System.Text;

namespace PosBot.Triage.Reading;

/// <summary>Short answers, compared without punctuation and particles.</summary>
static class AnswerText
{
    /// <summary>Folded letters and digits; single blanks between Latin words only.</summary>
    public static string Plain(string text)
    {
        var folded = Folding.Fold(text);
        var plain = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (char.IsLetterOrDigit(c) || c is '+' or '%')
                plain.Append(c);
            else if (c == '.' && i > 0 && i + 1 < folded.Length && char.IsAsciiDigit(folded[i - 1]) && char.IsAsciiDigit(folded[i + 1]))
                plain.Append(c);
            else if (c == ' ' && plain.Length > 0 && char.IsAsciiLetterOrDigit(plain[^1]))
                plain.Append(' ');
        }

        while (plain.Length > 0 && plain[^1] == ' ')
            plain.Length--;
        // A blank before a Chinese character came from the writer's habit, not from a word's end.
        for (var i = plain.Length - 1; i > 0; i--)
            if (plain[i - 1] == ' ' && Folding.IsHan(plain[i]))
                plain.Remove(i - 1, 1);
        return plain.ToString();
    }

    /// <summary>Without the particles at the end (啊, 呢, 的, 了 …), as long as something is left.</summary>
    public static string Bare(string plain)
    {
        var end = plain.Length;
        while (end > 1 && plain[end - 1] is '啊' or '呢' or '呀' or '吧' or '哦' or '嘛' or '哈' or '啦' or '了' or '的' or '呐' or '喔' or '噢' or '诶' or '哎' or '耶' or '哒' or '滴')
            end--;
        return plain[..end];
    }

    /// <summary>How much of a text there is: characters, a Latin word counting as two.</summary>
    public static int Size(string plain)
    {
        var size = 0;
        for (var i = 0; i < plain.Length; i++)
            size += char.IsAsciiLetterOrDigit(plain[i]) ? (i == 0 || !char.IsAsciiLetterOrDigit(plain[i - 1]) ? 2 : 0) : plain[i] == ' ' ? 0 : 1;
        return size;
    }

    public static bool Begins(string text, string words) => text.StartsWith(words, StringComparison.Ordinal) && EndsWord(text, words.Length, words);

    /// <summary>Where the words stand as words, -1 for nowhere.</summary>
    public static int Contains(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
            if (EndsWord(text, at + words.Length, words) && !(at > 0 && char.IsAsciiLetter(words[0]) && char.IsAsciiLetterOrDigit(text[at - 1])))
                return at;
        return -1;
    }

    /// <summary>A negator right before the place, so that 没打过 is not 打过.</summary>
    public static bool IsDenied(string text, int at) => at > 0 && text[at - 1] is '没' or '不' or '未' or '冇' or '唔' or '无' or '非' || at > 1 && text[at - 1] == '有' && text[at - 2] is '没' or '冇' or '未'
        || at > 1 && text[at - 1] is '是' or '係' && text[at - 2] is '不' or '唔'
        || (at > 3 && text[..at].TrimEnd() is var before && (before.EndsWith("not", StringComparison.Ordinal) || before.EndsWith("never", StringComparison.Ordinal) || before.EndsWith("nt", StringComparison.Ordinal) || before.EndsWith(" no", StringComparison.Ordinal)));

    /// <summary>0 for no match; longer examples and closer fits score higher: the whole text, then its beginning, then a part of it, then the text as a part of the example.</summary>
    public static int Score(string text, string example)
    {
        if (example.Length == 0)
            return 0;
        if (text == example || Bare(text) == Bare(example))
            return 4_000 + example.Length;
        if (Contains(text, example) is >= 0 and var at)
        {
            if (example.Length < 2 && Size(text) > 4)
                return 0;
            return IsDenied(text, at) ? 0 : 2_000 + (example.Length * 10);
        }

        return Size(text) >= 2 && Contains(example, text) >= 0 && !IsDenied(example, Contains(example, text)) ? 1_000 + text.Length : 0;
    }

    static bool EndsWord(string text, int end, string words) => !(char.IsAsciiLetter(words[^1]) && end < text.Length && char.IsAsciiLetterOrDigit(text[end]));
}
