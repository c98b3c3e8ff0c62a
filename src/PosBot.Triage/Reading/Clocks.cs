namespace PosBot.Triage.Reading;

/// <summary>Times of day: 下午三点, 15:30:22, 两点二十, 十一点半, 3pm, 昨晚's evening.</summary>
internal static class Clocks
{
    enum Half { None, Dawn, Morning, Noon, Afternoon, Evening, Night }

    static readonly (string Word, Half Half)[] Halves =
    [
        ("凌晨", Half.Dawn), ("清晨", Half.Morning), ("早晨", Half.Morning), ("早上", Half.Morning), ("大清早", Half.Morning), ("一大早", Half.Morning), ("上午", Half.Morning), ("上昼", Half.Morning), ("中午", Half.Noon), ("晌午", Half.Noon),
        ("正午", Half.Noon), ("下午", Half.Afternoon), ("午后", Half.Afternoon), ("下昼", Half.Afternoon), ("傍晚", Half.Evening), ("晚上", Half.Evening), ("晚间", Half.Evening), ("夜晚", Half.Evening), ("夜里", Half.Evening),
        ("大半夜", Half.Night), ("半夜", Half.Night), ("深夜", Half.Night), ("午夜", Half.Night),
        ("morning", Half.Morning), ("afternoon", Half.Afternoon), ("evening", Half.Evening), ("midnight", Half.Night), ("noon", Half.Noon),
    ];

    /// <summary>The time that begins at the place; part is what the day word before already said (1 morning, 2 evening, 3 night).</summary>
    public static ClockSpan? Read(ScanPass pass, int i, int part = 0)
    {
        var half = part switch { 1 => Half.Morning, 2 => Half.Evening, 3 => Half.Night, _ => Half.None };
        var at = i;
        foreach (var (word, named) in Halves)
            if (pass.Any(i, word) > 0)
            {
                (half, at) = (named, i + word.Length);
                break;
            }

        if (At(pass, pass.At(at) == ' ' ? at + 1 : at, half) is { } exact)
            return exact with { Start = i, Length = exact.End - i };
        if (at == i)
            return null;
        var (from, to) = Range(half);
        return new ClockSpan(i, at - i, from, to);
    }

    /// <summary>The stretch that an evening or morning word alone stands for.</summary>
    public static (TimeOnly From, TimeOnly To)? Part(int part) => part switch { 1 => Range(Half.Morning), 2 => Range(Half.Evening), 3 => Range(Half.Night), _ => null };

    static (TimeOnly From, TimeOnly To) Range(Half half) => half switch
    {
        Half.Dawn or Half.Night => (new(0, 0), new(5, 0)),
        Half.Morning => (new(6, 0), new(11, 59)),
        Half.Noon => (new(11, 0), new(13, 59)),
        Half.Afternoon => (new(12, 0), new(17, 59)),
        _ => (new(18, 0), new(23, 59)),
    };

    static ClockSpan? At(ScanPass pass, int i, Half half)
    {
        if (i >= pass.Length || char.IsAsciiLetterOrDigit(pass.At(i - 1)) && !IsStampTail(pass, i))
            return null;
        if (IsStampTail(pass, i))
            return Stamp(pass, i);
        if (!Numerals.TryRead(pass.Text, i, out var n) || n.Low > 24 || n.Approximate || n.Digits > 2)
            return null;
        var (hour, at) = ((int)n.Low, n.End);
        if (n.Decimals == 0 && pass.At(at) == ':' && Minutes(pass, at + 1, out var minute) is > 0 and var end)
        {
            if (pass.At(end) == ':' && Minutes(pass, end + 1, out _) is > 0 and var seconds)
                end = seconds;
            return Make(pass, i, end, hour, minute, half);
        }

        if (n.Decimals == 0 && pass.At(at) is '点' or '时' && IsHour(pass, n, half))
            return Hour(pass, i, at + 1, hour, half);
        var meridian = pass.Skip(at);
        if (n.Decimals == 0 && pass.Suffix(meridian, "am", "pm", "a.m", "p.m", "o'clock") is > 0)
            return Make(pass, i, at, hour, 0, half);
        return null;
    }

    // 一点 is "a little" more often than one o'clock; 两点建议 is no time either.
    static bool IsHour(ScanPass pass, Number n, Half half)
    {
        var next = n.End + 1;
        if (pass.At(n.End) == '时')
            return n.Digits > 0 && pass.At(next) is not '间' and not '候';
        if (half != Half.None || pass.At(next) is '半' or '钟' or '整' or '多' or '一' or '三' || char.IsAsciiDigit(pass.At(next)) || Numerals.Unit(pass.At(next)) == 10 || Numerals.Digit(pass.At(next)) >= 0)
            return !(n.Low == 1 && n.IsHan && half == Half.None && pass.At(next) is '一' or '多');
        if (n.Low == 1 && n.IsHan)
            return false;
        return pass.At(next) is not ('建' or '意' or '要' or '问' or '儿' or '钱' or '疑') && pass.Before(n.Start, 3, "费率", "扣", "涨", "收", "降") != 0;
    }

    static ClockSpan? Hour(ScanPass pass, int start, int at, int hour, Half half)
    {
        if (pass.At(at) == '半')
            return Make(pass, start, at + 1, hour, 30, half);
        if (pass.Any(at, "一刻", "1刻") > 0)
            return Make(pass, start, at + 2, hour, 15, half);
        if (pass.Any(at, "三刻", "3刻") > 0)
            return Make(pass, start, at + 2, hour, 45, half);
        if (pass.Any(at, "钟", "整", "多", "左右") is > 0 and var word)
            return Make(pass, start, at + word, hour, 0, half);
        if (at < pass.Length && Numerals.TryRead(pass.Text, pass.At(at) == '零' ? at + 1 : at, out var n) && n.Low < 60 && !n.Approximate && n.Decimals == 0 && pass.At(n.End) is not ('笔' or '块' or '元' or '万' or '个' or '千' or '天'))
            return Make(pass, start, pass.At(n.End) == '分' ? n.End + 1 : n.End, hour, (int)n.Low, half);
        return Make(pass, start, at, hour, 0, half);
    }

    static ClockSpan? Make(ScanPass pass, int start, int end, int hour, int minute, Half half)
    {
        var either = false;
        var meridian = pass.Skip(end);
        if (pass.Suffix(meridian, "pm", "p.m") is > 0 and var pm)
            (half, end) = (Half.Afternoon, meridian + pm);
        else if (pass.Suffix(meridian, "am", "a.m") is > 0 and var am)
            (half, end) = (Half.Dawn, meridian + am);
        if (hour == 24 || (hour == 12 && half is Half.Evening or Half.Night or Half.Dawn))
            hour = 0;
        else if (hour < 12 && (half is Half.Afternoon or Half.Evening || (half == Half.Noon && hour < 10) || (half == Half.Night && hour > 6)))
            hour += 12;
        else
            either = half == Half.None && hour is > 0 and <= 12 && !pass.Is(start, "0");
        var time = new TimeOnly(hour, minute);
        return new ClockSpan(start, end - start, time, time) { EitherHalf = either };
    }

    static int Minutes(ScanPass pass, int i, out int minute)
    {
        minute = 0;
        if (!char.IsAsciiDigit(pass.At(i)) || !char.IsAsciiDigit(pass.At(i + 1)) || char.IsAsciiDigit(pass.At(i + 2)))
            return 0;
        minute = (pass.At(i) - '0') * 10 + pass.At(i + 1) - '0';
        return minute < 60 ? i + 2 : 0;
    }

    // The tail of 20261120153022, right after the eight digits of its day.
    static bool IsStampTail(ScanPass pass, int i)
    {
        var end = i;
        while (char.IsAsciiDigit(pass.At(end)))
            end++;
        return i >= 8 && end - i is 4 or 6 && i - 8 >= 0 && end <= pass.Length && Identifiers.IsTimestamp(pass.Text[(i - 8)..end]) && !char.IsAsciiDigit(pass.At(i - 9));
    }

    static ClockSpan Stamp(ScanPass pass, int i)
    {
        var end = i;
        while (char.IsAsciiDigit(pass.At(end)))
            end++;
        var time = new TimeOnly(int.Parse(pass.Text.Slice(i, 2)), int.Parse(pass.Text.Slice(i + 2, 2)));
        return new ClockSpan(i, end - i, time, time);
    }
}
