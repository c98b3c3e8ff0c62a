using System.Globalization;
using PosBot.Triage.Reading;

namespace PosBot.Tests.Triage.Reading;

/// <summary>A small set of institutions, the announced holidays, and a fixed Wednesday morning.</summary>
static class ReadingFixture
{
    public static readonly DateTimeOffset Wednesday = new(2026, 11, 25, 10, 30, 0, TimeSpan.FromHours(8));

    public static Scanner Scanner { get; } = new(
        Providers.Parse("""
            [{"id":"lakala","name":"拉卡拉","kind":"acquirer","aliases":["拉卡啦","lakala","啦卡拉"]},{"id":"suixingfu","name":"随行付","kind":"acquirer","aliases":["随行富","suixingfu"]},
             {"id":"wechat","name":"微信支付","kind":"wallet","aliases":["微信","wechat pay"]},{"id":"icbc","name":"工商银行","kind":"bank","aliases":["工行","icbc"]},
             {"id":"unionpay","name":"银联","kind":"network","aliases":["unionpay"]}]
            """u8),
        Festivals.Parse("""
            {"years":{"2026":{"off":[{"name":"new-year","from":"2026-01-01","to":"2026-01-03"},{"name":"spring-festival","from":"2026-02-15","to":"2026-02-23"},
             {"name":"qingming","from":"2026-04-04","to":"2026-04-06"},{"name":"labour-day","from":"2026-05-01","to":"2026-05-05"},{"name":"dragon-boat","from":"2026-06-19","to":"2026-06-21"},
             {"name":"mid-autumn","from":"2026-09-25","to":"2026-09-27"},{"name":"national-day","from":"2026-10-01","to":"2026-10-07"}],"work":[]}}}
            """u8));

    public static Scan Scan(string text) => Scanner.Read(text, Wednesday);

    /// <summary>The spans in one line, in order of place.</summary>
    public static string Describe(string text) => string.Join("; ", Scan(text).Spans.Select(Describe));

    static string Describe(ScanSpan span) => span switch
    {
        AmountSpan a => $"amount {(a.Low is null ? "?" : a.Low == a.High ? Plain(a.Low.Value) : $"{Plain(a.Low.Value)}~{Plain(a.High!.Value)}")}{(a.Approximate && a.Low == a.High && a.Low is not null ? "+" : "")}{(a.Currency == "CNY" ? "" : " " + a.Currency)}",
        DateSpan d => $"date {d.From:yyyy-MM-dd}{(d.To == d.From ? "" : $"..{d.To:yyyy-MM-dd}")}",
        ClockSpan c => $"clock {c.From:HH:mm}{(c.To == c.From ? "" : $"..{c.To:HH:mm}")}{(c.EitherHalf ? "?" : "")}",
        DurationSpan d => $"{d.Role.ToString().ToLowerInvariant()} {Plain(d.Low)}{(d.High == d.Low ? "" : $"-{Plain(d.High)}")}{(d.OrMore ? "+" : "")} {d.Unit.ToString().ToLowerInvariant()}",
        PercentSpan p => $"percent {Plain(p.Percent)}",
        CycleSpan c => $"cycle {c.Cycle}",
        CodeSpan c => $"code {c.Code}",
        ProviderSpan p => $"provider {p.Id}",
        IdentifierSpan i => $"{i.Kind.ToString().ToLowerInvariant()} {(i.Kind == IdentifierKind.Url ? i.Value : i.Value.Length)}",
        _ => span.ToString(),
    };

    static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
