namespace PosBot.Triage.Reading;

/// <summary>Rates: 0.6%, 千分之六, 万五, 6个点, 费率0.38.</summary>
internal static class Percents
{
    public static void Read(ScanPass pass)
    {
        for (var i = 0; i < pass.Length; i++)
            if (pass.IsFree(i) && One(pass, i) is { } span && pass.IsFree(i, span.End))
            {
                pass.Claim(i, span.End, span);
                i = span.End - 1;
            }
    }

    static PercentSpan? One(ScanPass pass, int i)
    {
        if (pass.Any(i, "百分之", "千分之", "万分之") > 0)
        {
            var divisor = pass.Chars[i] switch { '百' => 1m, '千' => 10m, _ => 100m };
            return i + 3 < pass.Length && Value(pass, i + 3, out var part) is > 0 and var end ? new PercentSpan(i, end - i, part / divisor) : null;
        }

        if (char.IsAsciiLetterOrDigit(pass.At(i - 1)) || pass.At(i - 1) == '.' || !Numerals.TryRead(pass.Text, i, out var n) || n.Vague)
            return null;
        if (pass.Suffix(n.End, "%", "％") > 0)
            return new PercentSpan(i, n.End + 1 - i, n.Low);
        if (pass.At(n.End) == '‰')
            return new PercentSpan(i, n.End + 1 - i, n.Low / 10);
        if (pass.Suffix(pass.Skip(n.End), "percent", "per cent", "pct") is > 0 and var word)
            return new PercentSpan(i, pass.Skip(n.End) + word - i, n.Low);
        if (pass.Is(n.End, "个点") && n.Low < 100)
            return new PercentSpan(i, n.End + 2 - i, n.Low);
        if (n.Low < 10 && n.Decimals > 0 && pass.Before(i, 5, "费率", "扣率", "手续费率", "rate", "rates", "rate of") >= 0)
            return new PercentSpan(i, n.End - i, n.Low);
        return null;
    }

    // 百分之零点六, 千分之6.5
    static int Value(ScanPass pass, int i, out decimal value)
    {
        value = 0;
        if (Numerals.Digit(pass.Chars[i]) >= 0 && pass.At(i + 1) == '点' && Numerals.Digit(pass.At(i + 2)) >= 0)
        {
            (value, var scale, var at) = (Numerals.Digit(pass.Chars[i]), 0.1m, i + 2);
            for (; Numerals.Digit(pass.At(at)) >= 0; at++, scale /= 10)
                value += Numerals.Digit(pass.At(at)) * scale;
            return at;
        }

        if (!Numerals.TryRead(pass.Text, i, out var n))
            return 0;
        value = n.Low;
        return n.End;
    }
}
