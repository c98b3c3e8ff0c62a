namespace PosBot.Triage.Reading;

/// <summary>国庆前一天, 春节前, 双十一, 中秋期间: the last one that has come.</summary>
internal static class FestivalDays
{
    static readonly (string Word, string Name)[] Announced =
    [
        ("国庆节", "national-day"), ("国庆", "national-day"), ("十一假期", "national-day"), ("十一长假", "national-day"), ("十一放假", "national-day"), ("十一期间", "national-day"), ("十一前", "national-day"),
        ("春节", "spring-festival"), ("过年", "spring-festival"), ("大年", "spring-festival"), ("除夕", "spring-festival"), ("年三十", "spring-festival"), ("元旦", "new-year"), ("清明节", "qingming"), ("清明", "qingming"),
        ("五一", "labour-day"), ("劳动节", "labour-day"), ("端午节", "dragon-boat"), ("端午", "dragon-boat"), ("中秋节", "mid-autumn"), ("中秋", "mid-autumn"),
        ("national day", "national-day"), ("golden week", "national-day"), ("spring festival", "spring-festival"), ("chinese new year", "spring-festival"), ("lunar new year", "spring-festival"), ("cny holiday", "spring-festival"),
        ("mid-autumn", "mid-autumn"), ("dragon boat", "dragon-boat"), ("labour day", "labour-day"), ("labor day", "labour-day"), ("may day", "labour-day"), ("new year's day", "new-year"),
    ];

    static readonly (string Word, int Month, int Day)[] Fixed =
    [
        ("双十一", 11, 11), ("双11", 11, 11), ("双十二", 12, 12), ("双12", 12, 12), ("618", 6, 18), ("圣诞节", 12, 25), ("圣诞", 12, 25), ("平安夜", 12, 24), ("singles day", 11, 11), ("singles' day", 11, 11),
        ("double 11", 11, 11), ("double eleven", 11, 11), ("christmas", 12, 25),
    ];

    public static DayReading Read(ScanPass pass, int i, Festivals festivals)
    {
        foreach (var (word, name) in Announced)
            if (pass.Any(i, word) > 0 && (name != "labour-day" || word != "五一" || Numerals.Unit(pass.At(i + 2)) == 0) && festivals.Last(name, pass.Today) is { } festival)
                return Around(pass, i, i + word.Length, festival);
        foreach (var (word, month, day) in Fixed)
        {
            if (pass.Any(i, word) == 0 || (char.IsAsciiDigit(word[^1]) && (char.IsAsciiDigit(pass.At(i + word.Length)) || char.IsAsciiDigit(pass.At(i - 1)) || pass.At(i + word.Length) is '元' or '块' or '笔' or '万')))
                continue;
            // 618 is a sum of money until the sentence says that it is a day.
            if (word == "618" && pass.Any(i + 3, "那", "当天", "期间", "活动", "的时候", "前", "后", "大促") == 0)
                continue;
            var date = new DateOnly(pass.Today.Year, month, day);
            date = date > pass.Today ? date.AddYears(-1) : date;
            return Around(pass, i, i + word.Length, new Festival(word, date, date));
        }

        return default;
    }

    static DayReading Around(ScanPass pass, int start, int at, Festival festival)
    {
        // "before national day" in English stands in front.
        var before = pass.Before(start, 8, "the day before", "a day before") >= 0 ? 1 : pass.Before(start, 8, "before") >= 0 ? 2 : 0;
        if (before > 0)
            return before == 1 ? Day(at, festival.From.AddDays(-1)) : new(at, festival.From.AddDays(-7), festival.From.AddDays(-1));
        if (pass.At(at) == '节')
            at++;
        at += pass.Any(at, "放假", "假期", "长假", "小长假", "假");
        if (pass.Any(at, "的") > 0 && pass.Any(at + 1, "前", "后") > 0)
            at++;
        if (pass.At(at) is '前' or '后' && Count(pass, at + 1, out var days) is > 0 and var end)
            return pass.At(at) == '前' ? Day(end, festival.From.AddDays(-days)) : Day(end, festival.To.AddDays(days));
        if (pass.Any(at, "之前", "以前", "前") is > 0 and var front)
            return new(at + front, festival.From.AddDays(-7), festival.From.AddDays(-1));
        if (pass.Any(at, "之后", "以后", "过后", "后") is > 0 and var behind)
            return new(at + behind, festival.To.AddDays(1), festival.To.AddDays(7));
        if (pass.Any(at, "第一天", "头一天", "当天", "那天", "当日") is > 0 and var first)
            return Day(at + first, festival.From);
        if (pass.Any(at, "最后一天") is > 0 and var last)
            return Day(at + last, festival.To);
        return new(at + pass.Any(at, "期间", "那几天", "里"), festival.From, festival.To);
    }

    static int Count(ScanPass pass, int at, out int days)
    {
        days = 0;
        if (at >= pass.Length || !Numerals.TryRead(pass.Text, at, out var n) || n.Low > 30 || pass.At(n.End) is not ('天' or '日'))
            return 0;
        days = (int)n.Low;
        return n.End + 1;
    }

    static DayReading Day(int end, DateOnly day) => new(end, day, day) { IsCalendar = true };
}
