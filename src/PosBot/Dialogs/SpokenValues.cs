using System.Globalization;

using PosBot.Triage;

namespace PosBot.Dialogs;

/// <summary>Days, sums and cycles as people say them in the two languages.</summary>
sealed class SpokenValues(bool chinese, DateOnly today)
{
    static readonly string[] ChineseDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    /// <summary>今天（11月23日 周一）, 下周一（11月30日）, 12月10日（周四）; Monday 30 November.</summary>
    public string Day(DateOnly day)
    {
        var ahead = day.DayNumber - today.DayNumber;
        if (!chinese)
        {
            var spoken = day.ToString("dddd d MMMM", CultureInfo.InvariantCulture) + (day.Year == today.Year ? "" : $" {day.Year}");
            return ahead switch { 0 => $"today, {spoken}", -1 => $"yesterday, {spoken}", 1 => $"tomorrow, {spoken}", _ => spoken };
        }

        var name = ChineseDays[(int)day.DayOfWeek];
        var date = (day.Year == today.Year ? "" : $"{day.Year}年") + $"{day.Month}月{day.Day}日";
        var week = Monday(day).DayNumber - Monday(today).DayNumber;
        return ahead switch
        {
            0 => $"今天（{date} {name}）",
            -1 => $"昨天（{date} {name}）",
            -2 => $"前天（{date} {name}）",
            1 => $"明天（{date} {name}）",
            _ when week == 0 => $"本{name}（{date}）",
            _ when week == 7 => $"下{name}（{date}）",
            _ when week == -7 => $"上{name}（{date}）",
            _ => $"{date}（{name}）",
        };
    }

    public string Amount(string? value) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var sum)
            ? chinese ? $"{sum.ToString("0.##", CultureInfo.InvariantCulture)} 元" : $"¥{sum.ToString("#,##0.##", CultureInfo.InvariantCulture)}"
            : chinese ? "这笔钱" : "the money";

    public string Cycle(string? cycle) => cycle switch
    {
        "d1" => "D+1",
        "t0" => "T+0",
        "d0" or "instant" => chinese ? "当天到账" : "same-day payout",
        _ => "T+1",
    };

    /// <summary>The placeholders that outcome words may use.</summary>
    public (string, string)[] For(Recommendation recommendation, Answers answers, string codeText) =>
    [
        ("swiped", recommendation.Settlement is { } settlement ? Day(settlement.Swiped) : chinese ? "那天" : "that day"),
        ("due", recommendation.Settlement is { } known ? Day(known.Due) : chinese ? "应到日" : "the due day"),
        ("dueOn", recommendation.DueOn is { } due ? Day(due) : chinese ? "那天" : "that day"),
        ("amount", Amount(answers["amount"])),
        ("cycle", Cycle(recommendation.Settlement?.Cycle)),
        ("provider", answers["provider"] ?? (chinese ? "收单机构" : "the acquirer")),
        ("code_text", codeText),
    ];

    static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
