namespace PosBot.Triage.Reading;

/// <summary>Calendar dates: 2026-11-20, 2026年11月20日, 11/20, 十一月二十号, 20号, 11.20 with a context, and receipt timestamps.</summary>
internal static class Dates
{
    public static DayReading Read(ScanPass pass, int i)
    {
        var c = pass.Chars[i];
        if (!char.IsAsciiDigit(c) && Numerals.Digit(c) < 0 && Numerals.Unit(c) != 10)
            return default;
        if ((char.IsAsciiLetterOrDigit(pass.At(i - 1)) && char.IsAsciiDigit(c)) || pass.At(i - 1) is '.' or '/' or '+' or '¥')
            return default;
        if (Stamp(pass, i) is { End: > 0 } stamp)
            return stamp;
        if (Year(pass, i) is ( > 0, var afterYear) and var (year, _))
        {
            if (Month(pass, afterYear) is ( > 0, var afterMonth) and var (month, _))
                return InMonth(pass, afterMonth, new DateOnly(year, month, 1));
            if (Separated(pass, afterYear, out var m, out var d, out var end) && Valid(year, m, d))
                return Exact(end, new DateOnly(year, m, d));
            if (pass.At(afterYear - 1) != '年')
                return default;
        }

        if (Month(pass, i) is ( > 0, var after) and var (named, _))
            return InMonth(pass, after, new DateOnly(pass.Today.Year, named, 1), floating: true);
        if (DayOfMonth(pass, i) is ( > 0, var dayEnd) and var (day, _))
            return Floating(pass, dayEnd, day);
        return Bare(pass, i);
    }

    /// <summary>Month with 月 and the index after it; a count of months (三个月) is none.</summary>
    public static (int Month, int End) Month(ScanPass pass, int i)
    {
        if (i >= pass.Length || !Numerals.TryRead(pass.Text, i, out var n) || n.Approximate || n.Decimals > 0 || n.Low is < 1 or > 12 || pass.At(n.End) != '月' || pass.Chars[i] is '两' or '俩')
            return default;
        return ((int)n.Low, n.End + 1);
    }

    /// <summary>Day with 号 or 日 (or a bare number after a month) and the index after it.</summary>
    public static (int Day, int End) DayOfMonth(ScanPass pass, int i, bool bare = false)
    {
        if (i >= pass.Length || !Numerals.TryRead(pass.Text, i, out var n) || n.Approximate || n.Decimals > 0 || n.Low is < 1 or > 31 || n.Digits > 2)
            return default;
        if (pass.At(n.End) is '号' or '日')
        {
            // 3号机, 5号店, 2号线 name things.
            if (pass.At(n.End + 1) is '机' or '店' or '线' or '楼' or '铺' or '柜' or '台' or '窗' or '码' or '桌' or '门' or '院' or '员')
                return default;
            return ((int)n.Low, n.End + 1);
        }

        var next = pass.At(n.End);
        return bare && next is not ('笔' or '万' or '块' or '元' or '天' or '个' or '点' or '%' or ':' or '时' or '单') ? ((int)n.Low, n.End) : default;
    }

    public static DayReading InMonth(ScanPass pass, int at, DateOnly first, bool floating = false)
    {
        var (day, end) = DayOfMonth(pass, at, bare: true);
        if (floating && first.AddDays(Math.Max(day, 1) - 1) > pass.Today)
            first = first.AddYears(-1);
        if (day > 0 && day <= DateTime.DaysInMonth(first.Year, first.Month))
            return Exact(end, first.AddDays(day - 1)) with { IsFuture = first.AddDays(day - 1) > pass.Today };
        var last = first.AddMonths(1).AddDays(-1);
        return Weeks.Part(pass, at, first, last > pass.Today && first <= pass.Today ? pass.Today : last) with { IsCalendar = true };
    }

    static DayReading Exact(int end, DateOnly day) => new(end, day, day) { IsCalendar = true };

    // The latest such day that has come: on the 5th, 20号 is last month's.
    static DayReading Floating(ScanPass pass, int end, int day)
    {
        var first = new DateOnly(pass.Today.Year, pass.Today.Month, 1);
        while (day > DateTime.DaysInMonth(first.Year, first.Month) || first.AddDays(day - 1) > pass.Today)
            first = first.AddMonths(-1);
        return Exact(end, first.AddDays(day - 1)) with { Ambiguous = first.Month != pass.Today.Month };
    }

    static (int Year, int End) Year(ScanPass pass, int i)
    {
        if (!Numerals.TryRead(pass.Text, i, out var n) || (n.Decimals > 0 && n.Digits != 4) || n.Commas || n.Low > 9_999)
            return default;
        var whole = (int)n.Low;
        if (n.Decimals > 0)
            // 2026.11.20: the number reader took the month for decimals
            return whole is >= 2015 and <= 2035 && pass.At(i + 4) == '.' ? (whole, i + 5) : default;
        if (whole is >= 2015 and <= 2035 && (n.Digits == 4 || n.Spelled) && pass.At(n.End) is '年' or '-' or '/')
            return (whole, n.End + 1);
        return whole is >= 20 and <= 35 && (n.Digits == 2 || n.Spelled) && pass.At(n.End) == '年' && pass.At(n.End + 1) is not ('前' or '了') ? (2000 + whole, n.End + 1) : default;
    }

    static bool Separated(ScanPass pass, int i, out int month, out int day, out int end)
    {
        (month, day, end) = (0, 0, 0);
        if (Two(pass, i, out month) is not (> 0 and var at) || pass.At(at) is not ('-' or '/' or '.'))
            return false;
        end = Two(pass, at + 1, out day);
        return end > 0;
    }

    // 11/20 always; 11-20 and 11.20 only where the sentence speaks of a day.
    static DayReading Bare(ScanPass pass, int i)
    {
        if (!Separated(pass, i, out var month, out var day, out var end) || !Valid(2024, month, day) || pass.At(end) is '.' or '/' or '-' or '%' or '元' or '块' or '万' or '千' or '天' or '个' or '折' or '倍' or '点' or 'w' or 'k')
            return default;
        var separator = pass.Text[i..end].IndexOf('/') >= 0;
        var context = pass.Any(pass.Skip(end), "刷", "收", "的", "那", "交易", "号", "日", "下午", "上午", "晚上", "早上", "中午", "凌晨", "卖", "付", "买", "到现在", "至今") > 0
            || pass.Before(i, 2, "在", "从", "自", "日期", "时间", "于", "date", "on", "since", "from") >= 0 || IsTimeAt(pass, pass.Skip(end));
        if (!separator && (!context || pass.Before(i, 2, "刷", "刷了", "收", "收了", "扣", "扣了", "付了", "¥") >= 0))
            return default;
        var date = new DateOnly(pass.Today.Year, month, Math.Min(day, DateTime.DaysInMonth(pass.Today.Year, month)));
        return Exact(end, date > pass.Today ? date.AddYears(-1) : date);
    }

    static bool IsTimeAt(ScanPass pass, int i) => Two(pass, i, out var hour) is > 0 and var at && hour < 24 && pass.At(at) == ':' && char.IsAsciiDigit(pass.At(at + 1));

    static int Two(ScanPass pass, int i, out int value)
    {
        value = 0;
        var at = i;
        while (at < i + 2 && char.IsAsciiDigit(pass.At(at)))
            value = value * 10 + pass.Chars[at++] - '0';
        return at > i && !char.IsAsciiDigit(pass.At(at)) ? at : 0;
    }

    static DayReading Stamp(ScanPass pass, int i)
    {
        var end = i;
        while (char.IsAsciiDigit(pass.At(end)))
            end++;
        var run = pass.Text[i..end];
        if (!Identifiers.IsTimestamp(run) || !Valid(int.Parse(run[..4]), int.Parse(run[4..6]), int.Parse(run[6..8])))
            return default;
        // The time of a 12- or 14-digit stamp is read from its tail by the clock reader.
        return Exact(i + 8, new DateOnly(int.Parse(run[..4]), int.Parse(run[4..6]), int.Parse(run[6..8])));
    }

    static bool Valid(int year, int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
