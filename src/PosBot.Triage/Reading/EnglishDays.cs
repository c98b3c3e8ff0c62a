namespace PosBot.Triage.Reading;

/// <summary>Nov 20, 20th November, the 20th, last Friday, on Monday, last week, last month.</summary>
internal static class EnglishDays
{
    static readonly string[] MonthNames = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    static readonly string[] DayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static DayReading Read(ScanPass pass, int i)
    {
        if (char.IsAsciiLetterOrDigit(pass.At(i - 1)))
            return default;
        if (char.IsAsciiDigit(pass.Chars[i]))
            return DayFirst(pass, i);
        if (!pass.IsLatin(i))
            return default;
        var back = pass.Any(i, "last", "previous") is > 0 and var word ? pass.Skip(i + word) : i;
        var next = pass.Any(i, "next", "coming") is > 0 and var ahead ? pass.Skip(i + ahead) : i;
        var at = Math.Max(back, next);
        if (Name(pass, at, DayNames) is ( >= 0, var dayEnd) and var (weekday, _))
            return Weekday(pass, dayEnd, weekday + 1, back > i, next > i);
        if (at > i && pass.Any(at, "week", "month", "weekend") is > 0 and var unit)
            return Period(pass, at, unit, back > i);
        if (at == i && pass.Any(i, "this weekend", "the weekend", "weekend") is > 0 and var weekend)
            return Saturday(pass, i + weekend);
        if (Name(pass, i, MonthNames) is ( >= 0, var monthEnd) and var (month, _))
            return MonthFirst(pass, i, monthEnd, month + 1);
        return default;
    }

    static (int Index, int End) Name(ScanPass pass, int i, string[] names)
    {
        var end = i;
        while (pass.IsLatin(end))
            end++;
        var word = pass.Text[i..Math.Min(end, pass.Length)];
        if (word.Length is >= 3 and <= 10)
            for (var n = 0; n < names.Length; n++)
                if (word.SequenceEqual(names[n]) || (word.Length is 3 or 4 && names[n].AsSpan().StartsWith(word) && names[n].Length > 4) || (names == DayNames && word[^1] == 's' && word[..^1].SequenceEqual(names[n])))
                    return (n, pass.At(end) == '.' ? end + 1 : end);
        return (-1, 0);
    }

    static DayReading Weekday(ScanPass pass, int end, int weekday, bool last, bool next)
    {
        var monday = pass.Today.AddDays(-Weeks.Weekday(pass.Today) + 1);
        var day = monday.AddDays(weekday - 1);
        if (next)
            return new(end, day.AddDays(7), day.AddDays(7)) { IsFuture = true };
        // "last Friday" is the latest Friday before today.
        if (day > pass.Today || (last && day == pass.Today))
            day = day.AddDays(-7);
        return new(end, day, day);
    }

    static DayReading Period(ScanPass pass, int at, int unit, bool back)
    {
        var monday = pass.Today.AddDays(-Weeks.Weekday(pass.Today) + 1);
        if (pass.Is(at, "month"))
        {
            var first = new DateOnly(pass.Today.Year, pass.Today.Month, 1).AddMonths(back ? -1 : 1);
            return new(at + unit, first, first.AddMonths(1).AddDays(-1)) { IsFuture = !back };
        }

        if (pass.Is(at, "weekend"))
            return Saturday(pass, at + 7);
        var start = monday.AddDays(back ? -7 : 7);
        return new(at + unit, start, start.AddDays(6)) { IsFuture = !back };
    }

    static DayReading Saturday(ScanPass pass, int end)
    {
        var saturday = pass.Today.AddDays(-Weeks.Weekday(pass.Today) + 6);
        saturday = saturday > pass.Today ? saturday.AddDays(-7) : saturday;
        var sunday = saturday.AddDays(1);
        return new(end, saturday, sunday > pass.Today ? saturday : sunday);
    }

    static DayReading MonthFirst(ScanPass pass, int i, int end, int month)
    {
        var at = pass.Skip(end);
        var first = Past(pass, new DateOnly(pass.Today.Year, month, 1));
        if (Ordinal(pass, at, out var day) is > 0 and var dayEnd && pass.At(dayEnd) is not (':' or '%') && day <= DateTime.DaysInMonth(first.Year, month))
            return Day(dayEnd, Past(pass, new DateOnly(pass.Today.Year, month, day)));
        // "may" and "march" are words too, and a month needs a sign that it is one.
        if (pass.Before(i, 3, "in", "since", "of", "during", "early", "late", "mid") >= 0 && !pass.Is(i, "may "))
            return new(end, first, first.AddMonths(1).AddDays(-1)) { IsCalendar = true };
        return default;
    }

    static DayReading DayFirst(ScanPass pass, int i)
    {
        if (Ordinal(pass, i, out var day) is not (> 0 and var end))
            return default;
        var at = pass.Skip(end);
        if (pass.Is(at, "of "))
            at = pass.Skip(at + 2);
        if (at < pass.Length && Name(pass, at, MonthNames) is ( >= 0, var monthEnd) and var (month, _) && day <= DateTime.DaysInMonth(2024, month + 1))
            return Day(monthEnd, Past(pass, new DateOnly(pass.Today.Year, month + 1, Math.Min(day, DateTime.DaysInMonth(pass.Today.Year, month + 1)))));
        if (!pass.IsLatin(end - 1) || pass.Before(i, 2, "the", "on", "since") < 0 || pass.Any(at, "time", "day", "of", "one", "attempt", "call") > 0)
            return default;
        var first = new DateOnly(pass.Today.Year, pass.Today.Month, 1);
        while (day > DateTime.DaysInMonth(first.Year, first.Month) || first.AddDays(day - 1) > pass.Today)
            first = first.AddMonths(-1);
        return Day(end, first.AddDays(day - 1));
    }

    // 20, 20th, 1st; the index after it.
    static int Ordinal(ScanPass pass, int i, out int day)
    {
        day = 0;
        var at = i;
        while (at < i + 2 && char.IsAsciiDigit(pass.At(at)))
            day = day * 10 + pass.Chars[at++] - '0';
        if (at == i || day is < 1 or > 31 || char.IsAsciiDigit(pass.At(at)) || pass.At(at) is '.' && char.IsAsciiDigit(pass.At(at + 1)))
            return 0;
        return at + pass.Suffix(at, "st", "nd", "rd", "th");
    }

    static DateOnly Past(ScanPass pass, DateOnly day) => day > pass.Today ? day.AddYears(-1) : day;

    static DayReading Day(int end, DateOnly day) => new(end, day, day) { IsCalendar = true };
}
