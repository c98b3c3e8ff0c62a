namespace PosBot.Triage.Reading;

/// <summary>One reading of one message: the folded text, what is claimed of it, and the spans found. Positions are folded until the end.</summary>
internal sealed class ScanPass(Folded folded, DateTimeOffset now)
{
    readonly bool[] _claimed = new bool[folded.Length];

    public char[] Chars { get; } = folded.Chars;

    public int Length { get; } = folded.Length;

    public ReadOnlySpan<char> Text => Chars.AsSpan(0, Length);

    /// <summary>Wall clock in China.</summary>
    public DateTimeOffset Now { get; } = now.ToOffset(Scanner.Shanghai);

    public DateOnly Today { get; } = DateOnly.FromDateTime(now.ToOffset(Scanner.Shanghai).DateTime);

    public List<ScanSpan> Spans { get; } = [];

    /// <summary>The character at a place, a space outside the text.</summary>
    public char At(int i) => (uint)i < (uint)Length ? Chars[i] : ' ';

    public bool IsFree(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (_claimed[i])
                return false;
        return true;
    }

    public bool IsFree(int i) => !_claimed[i];

    public bool Is(int i, string word) => i >= 0 && i + word.Length <= Length && Text.Slice(i, word.Length).SequenceEqual(word);

    /// <summary>Length of the first of the words that stands at the place, 0 for none; longer words come first in every list.</summary>
    public int Any(int i, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (Is(i, word) && IsWord(i, i + word.Length))
                return word.Length;
        return 0;
    }

    /// <summary>As <see cref="Any"/>, but the word may be glued to what stands before it (20th, 3pm).</summary>
    public int Suffix(int i, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (Is(i, word) && !IsLatin(i + word.Length))
                return word.Length;
        return 0;
    }

    /// <summary>One of the words ends within the window before the place, in the same clause; -1 for none, else the distance.</summary>
    public int Before(int i, int window, params ReadOnlySpan<string> words)
    {
        for (var end = i; end >= Math.Max(0, i - window); end--)
        {
            if (end < i && IsBreak(end))
                return -1;
            foreach (var word in words)
                if (Is(end - word.Length, word) && IsWord(end - word.Length, end))
                    return i - end;
        }

        return -1;
    }

    /// <summary>One of the words begins within the window after the place, in the same clause; -1 for none, else the distance.</summary>
    public int After(int i, int window, params ReadOnlySpan<string> words)
    {
        for (var start = i; start <= Math.Min(Length - 1, i + window); start++)
        {
            foreach (var word in words)
                if (Is(start, word) && IsWord(start, start + word.Length))
                    return start - i;
            if (IsBreak(start))
                return -1;
        }

        return -1;
    }

    /// <summary>Skips blanks.</summary>
    public int Skip(int i)
    {
        while (i < Length && Chars[i] == ' ')
            i++;
        return i;
    }

    public void Claim(int start, int end, ScanSpan span)
    {
        Array.Fill(_claimed, true, start, end - start);
        Spans.Add(span);
    }

    // An English full stop has a blank behind it; one inside a number has none.
    bool IsBreak(int i) => IsClauseEnd(Chars[i]) || (Chars[i] == '.' && At(i + 1) == ' ');

    public static bool IsClauseEnd(char c) => c is ',' or '。' or ';' or '!' or '?' or '\n';

    public bool IsLatin(int i) => (uint)i < (uint)Length && char.IsAsciiLetter(Chars[i]);

    // A Latin word must stand alone; a Chinese one stands anywhere.
    bool IsWord(int start, int end) =>
        !(char.IsAsciiLetter(Chars[start]) && IsLatin(start - 1)) && !(char.IsAsciiLetter(Chars[end - 1]) && IsLatin(end));
}
