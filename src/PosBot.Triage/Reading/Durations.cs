namespace PosBot.Triage.Reading;

/// <summary>Lengths of time and what they are: waited, announced, ago, or of something else.</summary>
internal static class Durations
{
    static readonly (string Word, decimal Low, decimal High, DurationUnit Unit)[] Whole =
    [
        ("十天半个月", 10, 15, DurationUnit.Days), ("十天半月", 10, 15, DurationUnit.Days), ("半个多月", 15, 15, DurationUnit.Days), ("半个来月", 15, 15, DurationUnit.Days), ("大半个月", 15, 15, DurationUnit.Days), ("小半个月", 10, 15, DurationUnit.Days), ("半拉月", 15, 15, DurationUnit.Days), ("十好几天", 10, 19, DurationUnit.Days), ("二十好几天", 20, 29, DurationUnit.Days), ("半个月", 15, 15, DurationUnit.Days), ("半月", 15, 15, DurationUnit.Days),
        ("一天一夜", 1, 1, DurationUnit.Days), ("两天两夜", 2, 2, DurationUnit.Days), ("三天三夜", 3, 3, DurationUnit.Days),
        ("大半年", 6, 8, DurationUnit.Months), ("小半年", 5, 6, DurationUnit.Months), ("半年多", 6, 6, DurationUnit.Months), ("半年", 6, 6, DurationUnit.Months),
        ("个把月", 1, 1, DurationUnit.Months), ("大半天", 12, 12, DurationUnit.Hours), ("老半天", 12, 12, DurationUnit.Hours), ("半天", 12, 12, DurationUnit.Hours), ("半个小时", 30, 30, DurationUnit.Minutes), ("半小时", 30, 30, DurationUnit.Minutes), ("半个钟头", 30, 30, DurationUnit.Minutes), ("半个钟", 30, 30, DurationUnit.Minutes),
        ("half a month", 15, 15, DurationUnit.Days), ("half a year", 6, 6, DurationUnit.Months), ("half a day", 12, 12, DurationUnit.Hours), ("half an hour", 30, 30, DurationUnit.Minutes), ("fortnight", 14, 14, DurationUnit.Days),
    ];

    static readonly (string Word, DurationUnit Unit)[] Units =
    [
        ("个工作日", DurationUnit.WorkingDays), ("工作日", DurationUnit.WorkingDays), ("个交易日", DurationUnit.WorkingDays), ("个银行工作日", DurationUnit.WorkingDays), ("个自然日", DurationUnit.Days), ("自然日", DurationUnit.Days),
        ("个星期", DurationUnit.Weeks), ("星期", DurationUnit.Weeks), ("个礼拜", DurationUnit.Weeks), ("礼拜", DurationUnit.Weeks), ("个周", DurationUnit.Weeks), ("周", DurationUnit.Weeks),
        ("个来月", DurationUnit.Months), ("来个月", DurationUnit.Months), ("个月", DurationUnit.Months), ("年", DurationUnit.Years), ("个小时", DurationUnit.Hours), ("小时", DurationUnit.Hours), ("个钟头", DurationUnit.Hours), ("个钟", DurationUnit.Hours), ("钟头", DurationUnit.Hours),
        ("分钟", DurationUnit.Minutes), ("天", DurationUnit.Days), ("宿", DurationUnit.Days), ("晚上", DurationUnit.Days), ("working days", DurationUnit.WorkingDays), ("working day", DurationUnit.WorkingDays), ("business days", DurationUnit.WorkingDays), ("business day", DurationUnit.WorkingDays), ("banking days", DurationUnit.WorkingDays), ("bank days", DurationUnit.WorkingDays),
        ("calendar days", DurationUnit.Days), ("natural days", DurationUnit.Days), ("whole days", DurationUnit.Days), ("full days", DurationUnit.Days), ("days", DurationUnit.Days), ("day", DurationUnit.Days), ("nights", DurationUnit.Days), ("weeks", DurationUnit.Weeks), ("week", DurationUnit.Weeks), ("wks", DurationUnit.Weeks), ("months", DurationUnit.Months), ("month", DurationUnit.Months),
        ("years", DurationUnit.Years), ("year", DurationUnit.Years), ("hours", DurationUnit.Hours), ("hour", DurationUnit.Hours), ("hrs", DurationUnit.Hours), ("hr", DurationUnit.Hours), ("minutes", DurationUnit.Minutes), ("minute", DurationUnit.Minutes), ("mins", DurationUnit.Minutes), ("min", DurationUnit.Minutes),
    ];

    public static DurationSpan? Read(ScanPass pass, int i)
    {
        var ordinal = pass.At(i) == '第';
        // 第一天: the tail of an ordinal is no length of its own.
        if (pass.At(i - 1) == '第')
            return null;
        if (!ordinal && DayCount(pass, i) is { } count)
            return count;
        if (!Measure(pass, ordinal ? i + 1 : i, out var low, out var high, out var unit, out var end, out var more))
            return null;
        if (ordinal && unit is not (DurationUnit.Days or DurationUnit.WorkingDays or DurationUnit.Weeks or DurationUnit.Months) || (ordinal && (low < 2 || (low == 2 && pass.Before(i, 2, "都", "已经", "现在", "今天是", "今儿") < 0))))
            return null;
        if (end < pass.Length && pass.At(end) is '多' or '来' && unit != DurationUnit.Minutes)
        {
            more = true;
            end++;
        }

        if (pass.At(end) == '半' && unit is DurationUnit.Days or DurationUnit.Years)
            end++;
        var span = new DurationSpan(i, end - i, low, high, unit, ordinal ? DurationRole.Waited : DurationRoles.Of(pass, i, end, unit)) { OrMore = more };
        if (span.Role == DurationRole.Ago)
            span = span with { Length = DurationRoles.AgoEnd(pass, end) - i };
        return span;
    }

    // "day six", "working day 7": the English ordinal of a wait.
    static DurationSpan? DayCount(ScanPass pass, int i)
    {
        var word = pass.Any(i, "working day", "business day");
        var unit = word > 0 ? DurationUnit.WorkingDays : DurationUnit.Days;
        if (word == 0)
            word = pass.Any(i, "day");
        var at = pass.Skip(i + word);
        if (word == 0 || at >= pass.Length || at == i + word)
            return null;
        var end = EnglishNumber(pass, at, out var days);
        if (end == 0 && char.IsAsciiDigit(pass.At(at)) && Numerals.TryRead(pass.Text, at, out var n) && n.Digits <= 2 && n.Decimals == 0)
            (end, days) = (n.End, n.Low);
        return end == 0 || days < 3 || pass.Any(pass.Skip(end), "of", "yuan") > 0 ? null : new DurationSpan(i, end - i, days, days, unit, DurationRole.Waited);
    }

    static bool Measure(ScanPass pass, int i, out decimal low, out decimal high, out DurationUnit unit, out int end, out bool more)
    {
        (low, high, unit, end, more) = (0, 0, DurationUnit.Days, 0, false);
        foreach (var (word, from, to, named) in Whole)
            if (pass.Any(i, word) > 0)
            {
                (low, high, unit, end, more) = (from, to, named, i + word.Length, word.Contains('多'));
                return true;
            }

        var at = i;
        if (pass.Any(i, "好几", "好些") > 0)
            return false;
        if (EnglishNumber(pass, i, out low) is > 0 and var wordEnd)
            (high, at) = (low, wordEnd);
        else if (i < pass.Length && !(char.IsAsciiLetterOrDigit(pass.At(i - 1)) && char.IsAsciiDigit(pass.At(i))) && Numerals.TryRead(pass.Text, i, out var n) && !n.Vague && !n.Commas && n.Low is > 0 and <= 1_000)
            (low, high, at, more) = (n.Low, n.High, n.End, n.Approximate && n.Low == n.High);
        else
            return false;
        var numberEnd = at;
        if (pass.At(at) is '-' or '~' or '到' or '至' or '或' || pass.Is(at, " to ") || pass.Is(at, " or "))
        {
            var second = at + (pass.At(at) == ' ' ? 4 : 1);
            if (second < pass.Length && (Numerals.TryRead(pass.Text, second, out var upper) ? upper.Low > low && upper.Low <= 1_000 : EnglishNumber(pass, second, out var spoken) > 0 && (upper = new Number(second, EnglishNumber(pass, second, out _), spoken, spoken)).Low > low))
                (high, at) = (upper.High, upper.End);
        }

        at = pass.Skip(at);
        if (pass.At(at) == '+')
            at = pass.Skip(at + 1);
        if (pass.Any(at, "full ", "whole ", "more ") is > 0 and var filler)
            at = pass.Skip(at + filler);
        // 一个多月, 俩月, 三个半月
        if (pass.At(at) == '个' && pass.At(at + 1) is '多' or '半' or '来' && pass.Any(at + 2, "月", "星期", "礼拜", "小时", "钟头") is > 0 and var long2)
        {
            unit = pass.At(at + 2) switch { '月' => DurationUnit.Months, '星' or '礼' => DurationUnit.Weeks, _ => DurationUnit.Hours };
            if (pass.At(at + 1) == '半')
                (low, high) = (low + 0.5m, high + 0.5m);
            else
                more = true;
            end = at + 2 + long2;
            return true;
        }

        if (pass.Chars[i] is '俩' or '仨' && pass.At(at) == '月')
        {
            (unit, end) = (DurationUnit.Months, at + 1);
            return true;
        }

        foreach (var (word, named) in Units)
        {
            if (pass.Suffix(at, word) == 0)
                continue;
            // 周三 after 第三: 三周四 is not three weeks; 今年 and 26年 are dates; 三天 but not 三天两头.
            if (word == "周" && pass.At(at + 1) is '一' or '二' or '三' or '四' or '五' or '六' or '日' && pass.At(at + 2) is not '笔')
                return false;
            if (named == DurationUnit.Years && word == "年" && (low > 20 || pass.At(at + 1) is '级'))
                return false;
            if (named == DurationUnit.Days && pass.Any(at + 1, "两头", "到晚", "津", "猫", "猫") > 0)
                return false;
            if (word == "晚上" && numberEnd == at && low is not 1 && !pass.Text[i..at].Contains('几'))
                return false;
            (unit, end) = (named, at + word.Length);
            return true;
        }

        return false;
    }

    static int EnglishNumber(ScanPass pass, int i, out decimal value)
    {
        value = 0;
        if (!pass.IsLatin(i) || pass.IsLatin(i - 1))
            return 0;
        ReadOnlySpan<string> words = ["a couple of", "couple of", "a dozen", "an", "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "nineteen", "eighteen", "seventeen", "sixteen", "fourteen", "fifteen", "twenty", "thirty", "forty", "sixty", "ninety"];
        ReadOnlySpan<int> values = [2, 2, 12, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 19, 18, 17, 16, 14, 15, 20, 30, 40, 60, 90];
        for (var w = 0; w < words.Length; w++)
            if (pass.Any(i, words[w]) > 0)
            {
                value = values[w];
                return i + words[w].Length;
            }

        return 0;
    }
}
