namespace PosBot.Triage.Reading;

/// <summary>From spans to the fields, the day of the sale and the wait.</summary>
internal static class EntityReader
{
    static readonly string[] SaleVerbs =
    [
        "刷", "收", "交易", "卖", "付款", "付", "买", "碌", "消费", "成交", "做的", "开的单", "的单", "那单", "的钱", "的款", "的帐", "的账", "那笔", "一笔", "这笔", "货款", "批", "的货", "充", "流水", "结账", "扣", "swiped", "swipe", "sold", "sale", "sales", "paid", "pay", "took", "taken", "takings", "charged", "transaction", "transactions", "payment", "tapped", "bought", "batch", "money", "settlement",
    ];

    public static Entities Read(ScanPass pass, DateSpan? saleSpan, string original, Folded folded)
    {
        decimal? amount = Amount(pass);
        int? waited = Waited(pass, DurationRole.Waited) ?? Waited(pass, DurationRole.Ago);
        string? cycle = null, code = null, provider = null;
        var personal = false;
        foreach (var span in pass.Spans)
        {
            switch (span)
            {
                case CycleSpan c:
                    cycle ??= c.Cycle;
                    break;
                case CodeSpan c:
                    code ??= c.Code;
                    break;
                case IdentifierSpan { IsPersonal: true }:
                    personal = true;
                    break;
                case ProviderSpan p when provider is null && IsInstitution(pass, p):
                    provider = p.Name;
                    break;
            }
        }

        return new Entities(amount, saleSpan is null ? null : Words(pass, saleSpan, original, folded), waited, cycle, provider, code, SupportContact.Tried(pass) ? true : null, personal);
    }

    public static DateSpan? Sale(ScanPass pass, out SaleMoment sale)
    {
        DateSpan? best = null;
        var rank = 0;
        foreach (var span in pass.Spans)
            if (span is DateSpan { IsToday: false, IsFuture: false } date && Rank(pass, date) is var r && r > rank)
                (best, rank) = (date, r);
        if (best is null && pass.Spans.OfType<DurationSpan>().FirstOrDefault(d => d.Role == DurationRole.Ago && d.Unit is not (DurationUnit.Minutes or DurationUnit.Hours)) is { } ago)
            best = new DateSpan(ago.Start, ago.Length, pass.Today.AddDays(-(int)ago.HighDays), pass.Today.AddDays(-(int)ago.Days));
        ClockSpan? clock = null;
        foreach (var span in pass.Spans)
            if (span is ClockSpan c && (best is null ? pass.After(c.End, 4, "刷", "收", "卖", "swiped", "paid", "sold") >= 0 : c.Start >= best.End && c.Start - best.End <= 3))
                clock ??= c;
        var today = best is null && clock is not null ? pass.Today : (DateOnly?)null;
        var exact = clock is { EitherHalf: false } && clock.From == clock.To ? clock.From : (TimeOnly?)null;
        sale = new SaleMoment(best?.To ?? today, exact ?? (clock is { EitherHalf: false } ? clock.To : null), best?.From ?? today);
        return best;
    }

    public static Wait Wait(ScanPass pass, SaleMoment sale)
    {
        var today = pass.Spans.OfType<DateSpan>().Where(d => d.IsToday && d.From == d.To).Select(d => (DateOnly?)d.From).LastOrDefault(d => d >= sale.Date) ?? pass.Today;
        int? since = sale.Date is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : null;
        int? days = null, working = null;
        foreach (var span in pass.Spans)
            if (span is DurationSpan { Role: DurationRole.Waited } d)
            {
                if (d.Unit == DurationUnit.WorkingDays)
                    working = Math.Max(working ?? 0, (int)d.Low);
                else
                    days = Math.Max(days ?? 0, (int)d.Days);
            }

        return new Wait(days, working, since);
    }

    // Ranks: what a sale verb follows, then any past day, then today as such.
    static int Rank(ScanPass pass, DateSpan date)
    {
        var end = date.End;
        foreach (var span in pass.Spans)
            if (span is ClockSpan { Length: > 0 } clock && clock.Start >= end && clock.Start - end <= 3)
                end = clock.End;
        var verb = pass.After(end, 10, SaleVerbs) >= 0 || pass.Before(date.Start, 8, "刷的", "收的", "刷了", "收了", "交易", "sold", "swiped", "paid", "sale", "payment", "transaction", "took", "charged") >= 0;
        var other = pass.After(end, 4, "打电话", "联系", "客服", "问", "还没", "没到", "没有到", "才到", "到账", "到的", "说", "called", "rang", "told") >= 0;
        // 周末 alone is a habit (周末不算) until a verb makes it a day.
        if (!verb && pass.Any(date.Start, "周末", "weekend", "the weekend") > 0)
            return 0;
        return date.From == date.To && date.From == pass.Today ? (verb && (!other || pass.After(end, 3, SaleVerbs) >= 0) ? 2 : 0) : verb ? 3 : other ? 1 : 2;
    }

    static string Words(ScanPass pass, DateSpan date, string original, Folded folded)
    {
        var end = date.End;
        foreach (var span in pass.Spans)
            if (span is ClockSpan { Length: > 0 } clock && clock.Start >= end && clock.Start - end <= 1)
                end = clock.End;
        var (start, length) = folded.Original(date.Start, end - date.Start);
        return original.Substring(start, length).Trim();
    }

    static decimal? Amount(ScanPass pass)
    {
        decimal? best = null;
        var rank = 0;
        foreach (var span in pass.Spans)
        {
            if (span is not AmountSpan { Low: { } low, Currency: "CNY" } amount || low == 0)
                continue;
            var r = amount.Role switch { AmountRole.Missing => 5, AmountRole.Transaction => 4, AmountRole.Fee => 2, AmountRole.Arrived => 1, _ => 0 };
            if (r == 4 && pass.Before(amount.Start, 2, "不是", "没有", "not", "isn't") >= 0)
                r = 1;
            else if (r == 4 && pass.Before(amount.Start, 3, "一共", "总共", "合计", "共计", "总计", "加起来", "total") >= 0 && rank == 4)
                rank = 3;
            if (r > rank)
                (best, rank) = (low, r);
        }

        return best;
    }

    static int? Waited(ScanPass pass, DurationRole role)
    {
        int? days = null;
        foreach (var span in pass.Spans)
            if (span is DurationSpan d && d.Role == role && d.Unit is not (DurationUnit.Hours or DurationUnit.Minutes))
                days = Math.Max(days ?? 0, (int)d.Days);
        return days;
    }

    // A wallet is what the payer paid with, a bank what the money goes to, unless the words make it the merchant's own channel.
    static bool IsInstitution(ScanPass pass, ProviderSpan span) => span.Kind switch
    {
        ProviderKind.Acquirer => true,
        ProviderKind.Bank => pass.Any(span.End, "的pos", "pos", "的机器", "的机子", "机器", "收单", "的收单", "聚合", "商户", "的收款码", "收款码", " pos", " terminal") > 0,
        ProviderKind.Wallet => pass.Any(span.End, "收款", "商家", "商户", "的收款", "pos", "的pos", "的机器", "的机子", "收的", "那边", "结算", "的结算") > 0,
        _ => pass.Any(span.End, "的pos", "pos", "的机器", "的机子", "机器") > 0,
    };
}
