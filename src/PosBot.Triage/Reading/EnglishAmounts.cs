namespace PosBot.Triage.Reading;

/// <summary>"twenty thousand", "five grand", "3 thousand": the few number words that stand before a unit of money.</summary>
internal static class EnglishAmounts
{
    static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    public static bool TryRead(ScanPass pass, int i, out Number number)
    {
        number = default;
        if (pass.IsLatin(i - 1))
            return false;
        decimal total = 0, section = 0;
        var (at, end, words, scaled) = (i, i, 0, false);
        while (pass.IsLatin(at))
        {
            var wordEnd = at;
            while (pass.IsLatin(wordEnd))
                wordEnd++;
            var word = pass.Text[at..wordEnd];
            if (Value(word) is >= 0 and var value)
                section += value;
            else if (word is "a" && words == 0)
                section = 1;
            else if (word is "hundred" && words > 0)
                (section, scaled) = (section * 100, true);
            else if (word is "thousand" or "grand" && words > 0)
                (total, section, scaled) = (total + section * 1_000, 0, true);
            else if (!(word is "and" && scaled))
                break;
            words++;
            end = word is "and" ? end : wordEnd;
            at = pass.At(wordEnd) is ' ' or '-' ? wordEnd + 1 : wordEnd;
            if (at == wordEnd)
                break;
        }

        if (words == 0 || (!scaled && pass.Any(pass.Skip(end), "yuan", "rmb", "kuai") == 0))
            return false;
        number = new Number(i, end, total + section, total + section) { Magnitude = scaled };
        return total + section > 0;
    }

    /// <summary>3 thousand, 20 grand after digits.</summary>
    public static bool Grow(ScanPass pass, ref Number number)
    {
        var at = pass.Skip(number.End);
        if (!number.IsHan && !number.Magnitude && pass.Any(at, "thousand", "grand", "hundred") is > 0 and var word)
        {
            var scale = pass.Is(at, "hundred") ? 100 : 1_000;
            number = number with { End = at + word, Low = number.Low * scale, High = number.High * scale, Magnitude = true };
        }

        return true;
    }

    static int Value(ReadOnlySpan<char> word)
    {
        for (var n = 0; n < Small.Length; n++)
            if (word.SequenceEqual(Small[n]))
                return n;
        for (var n = 0; n < Tens.Length; n++)
            if (word.SequenceEqual(Tens[n]))
                return (n + 2) * 10;
        return -1;
    }
}
