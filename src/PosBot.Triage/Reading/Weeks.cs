namespace PosBot.Triage.Reading;

/// <summary>上周五, 上上周三, 星期天, 周末, 上个月底, 这个月, 月初, 去年.</summary>
internal static class Weeks
{
    public static DayReading Read(ScanPass pass, int i)
    {
        var at = Prefix(pass, i, out var back);
        var prefixed = at > i;
        if (pass.Any(at, "星期", "礼拜", "周") is > 0 and var word)
            return Week(pass, i, at + word, prefixed ? back : null);
        if (prefixed && pass.Is(at, "月"))
            return Month(pass, at + 1, back);
        if (!prefixed && pass.Any(i, "月初", "月底", "月末", "月中") > 0 && pass.At(i - 1) is not ('个' or '年') && Numerals.Digit(pass.At(i - 1)) < 0 && !char.IsAsciiDigit(pass.At(i - 1)) && Numerals.Unit(pass.At(i - 1)) == 0)
            return Month(pass, i + 1, 0);
        if (pass.Any(i, "去年", "今年", "前年") is > 0)
            return Year(pass, i);
        return default;
    }

    static int Prefix(ScanPass pass, int i, out int back)
    {
        back = 0;
        var at = i;
        while (pass.At(at) == '上' && at < i + 3)
        {
            back--;
            at++;
        }

        if (at == i)
        {
            while (pass.At(at) == '下' && at < i + 2)
            {
                back++;
                at++;
            }
        }

        if (at == i && pass.At(at) is '这' or '本')
            at++;
        if (at > i && pass.At(at) == '个')
            at++;
        return at > i && pass.Any(at, "星期", "礼拜", "周", "月") > 0 ? at : i;
    }

    static DayReading Week(ScanPass pass, int start, int at, int? back)
    {
        var weekday = pass.At(at) switch
        {
            '一' or '1' => 1,
            '二' or '2' => 2,
            '三' or '3' => 3,
            '四' or '4' => 4,
            '五' or '5' => 5,
            '六' or '6' => 6,
            '日' or '天' or '7' => 7,
            '末' => 8,
            _ => 0,
        };
        if (char.IsAsciiDigit(pass.At(at)) && (char.IsAsciiDigit(pass.At(at + 1)) || pass.At(at + 1) is '天' or '个' or '笔'))
            weekday = 0;
        var monday = pass.Today.AddDays(-Weekday(pass.Today) + 1);
        if (weekday == 0)
        {
            // 上周, 上个礼拜: the whole week; a bare 周 is nothing.
            if (back is null || pass.At(at - 1) == '周' && pass.At(at) is '期' or '转' or '边')
                return default;
            var first = monday.AddDays(7 * back.Value);
            return new(at, first, Min(first.AddDays(6), back == 0 ? pass.Today : first.AddDays(6))) { IsFuture = back > 0 };
        }

        if (weekday == 8)
        {
            var saturday = monday.AddDays(5 + 7 * (back ?? 0));
            if (back is null && saturday > pass.Today)
                saturday = saturday.AddDays(-7);
            return new(at + 1, saturday, Min(saturday.AddDays(1), back is > 0 ? saturday.AddDays(1) : Max(saturday, pass.Today))) { IsFuture = saturday > pass.Today };
        }

        var day = monday.AddDays(weekday - 1 + 7 * (back ?? 0));
        // A bare weekday is the last one, today included; 这周五 and 下周五 stay where they are.
        if (back is null && day > pass.Today)
            day = day.AddDays(-7);
        return new(at + 1, day, day) { IsFuture = day > pass.Today };
    }

    static DayReading Month(ScanPass pass, int at, int back)
    {
        var first = new DateOnly(pass.Today.Year, pass.Today.Month, 1).AddMonths(back);
        var last = first.AddMonths(1).AddDays(-1);
        if (back == 0 && pass.At(at) is not ('初' or '底' or '末' or '中'))
            last = pass.Today;
        if (Dates.DayOfMonth(pass, at) is ( > 0, var end) and var (day, _) && day <= last.Day)
            return new(end, first.AddDays(day - 1), first.AddDays(day - 1)) { IsCalendar = true };
        return Part(pass, at, first, last, back > 0);
    }

    /// <summary>初, 中旬, 底 after a month.</summary>
    public static DayReading Part(ScanPass pass, int at, DateOnly first, DateOnly last, bool future = false)
    {
        var end = first.AddMonths(1).AddDays(-1);
        var (length, from, to) = pass.At(at) switch
        {
            '初' => (1, first, first.AddDays(2)),
            '底' or '末' => (1, end.AddDays(-2), end),
            '中' => (pass.Is(at, "中旬") ? 2 : 1, first.AddDays(10), first.AddDays(19)),
            '上' when pass.Is(at, "上旬") => (2, first, first.AddDays(9)),
            '下' when pass.Is(at, "下旬") => (2, first.AddDays(20), end),
            '份' => (1, first, last),
            _ => (0, first, last),
        };
        return new(at + length, from, to) { IsFuture = future || from > pass.Today };
    }

    static DayReading Year(ScanPass pass, int i)
    {
        var year = pass.Today.Year - (pass.At(i) switch { '去' => 1, '前' => 2, _ => 0 });
        var at = pass.At(i + 2) == '的' ? i + 3 : i + 2;
        if (Dates.Month(pass, at) is ( > 0, var end) and var (month, _))
            return Dates.InMonth(pass, end, new DateOnly(year, month, 1));
        var last = new DateOnly(year, 12, 31);
        return new(i + 2, new DateOnly(year, 1, 1), Min(last, pass.Today));
    }

    public static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
