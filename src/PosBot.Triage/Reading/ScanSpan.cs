namespace PosBot.Triage.Reading;

/// <summary>Something with a type that stands in a message. Start and Length are places in the original text.</summary>
public abstract record ScanSpan(int Start, int Length)
{
    public int End => Start + Length;
}

public enum IdentifierKind { Card, CardTail, Account, IdentityNumber, Mobile, Landline, ServiceNumber, Merchant, Terminal, Reference, Voucher, Url }

/// <summary>A number that names something. Value holds the digits (or the address), never to be logged where <see cref="IsPersonal"/>.</summary>
public sealed record IdentifierSpan(int Start, int Length, IdentifierKind Kind, string Value) : ScanSpan(Start, Length)
{
    public bool IsPersonal => Kind is IdentifierKind.Card or IdentifierKind.Account or IdentifierKind.IdentityNumber or IdentifierKind.Mobile or IdentifierKind.Landline;
}

/// <summary>A response code as shown on the slip or screen, upper case: 05, 51, A0.</summary>
public sealed record CodeSpan(int Start, int Length, string Code) : ScanSpan(Start, Length);

/// <summary>A settlement cycle in canonical form: T+1, D+0, 秒到.</summary>
public sealed record CycleSpan(int Start, int Length, string Cycle) : ScanSpan(Start, Length);

/// <summary>A day or a stretch of days, both ends included; Festival is the calendar's name where one was said.</summary>
public sealed record DateSpan(int Start, int Length, DateOnly From, DateOnly To) : ScanSpan(Start, Length)
{
    /// <summary>The words leave more than one reading open (half past midnight, a bare day of the month).</summary>
    public bool Ambiguous { get; init; }

    /// <summary>The message states that this is its own day ("今天23号").</summary>
    public bool IsToday { get; init; }

    /// <summary>"since …": the day a wait began.</summary>
    public bool IsSince { get; init; }

    /// <summary>Named by the message as lying ahead ("明天", "下周一").</summary>
    public bool IsFuture { get; init; }
}

/// <summary>A time of day, or a stretch of it; To may be before From when it runs past midnight.</summary>
public sealed record ClockSpan(int Start, int Length, TimeOnly From, TimeOnly To) : ScanSpan(Start, Length)
{
    /// <summary>Neither morning nor afternoon was said: twelve hours later is as likely.</summary>
    public bool EitherHalf { get; init; }
}

public enum DurationUnit { Minutes, Hours, Days, WorkingDays, Weeks, Months, Years }

public enum DurationRole
{
    /// <summary>How long somebody has waited.</summary>
    Waited,

    /// <summary>How long somebody was told to wait, or a deadline ("再等三天", "说三天内").</summary>
    Announced,

    /// <summary>A point in the past ("三天前").</summary>
    Ago,

    /// <summary>A period of something else ("一年流量费", "用了两年").</summary>
    Other,
}

/// <summary>A length of time, in its own unit and in days (weeks x7, months x30, 半个月 15).</summary>
public sealed record DurationSpan(int Start, int Length, decimal Low, decimal High, DurationUnit Unit, DurationRole Role) : ScanSpan(Start, Length)
{
    /// <summary>"三十多天": at least this long.</summary>
    public bool OrMore { get; init; }

    public decimal Days => Low * DaysPerUnit;

    public decimal HighDays => High * DaysPerUnit;

    decimal DaysPerUnit => Unit switch
    {
        DurationUnit.Minutes => 1m / 1440,
        DurationUnit.Hours => 1m / 24,
        DurationUnit.Weeks => 7,
        DurationUnit.Months => 30,
        DurationUnit.Years => 365,
        _ => 1,
    };
}

/// <summary>A rate in per cent: 0.6 for 千分之六.</summary>
public sealed record PercentSpan(int Start, int Length, decimal Percent) : ScanSpan(Start, Length);

public enum AmountRole { Transaction, Missing, Arrived, Fee, Turnover }

/// <summary>A sum of money; Low is null where only its existence was said ("几千块").</summary>
public sealed record AmountSpan(int Start, int Length, decimal? Low, decimal? High, string Currency) : ScanSpan(Start, Length)
{
    public bool Approximate { get; init; }

    public AmountRole Role { get; init; }
}

/// <summary>An institution, a wallet, a card network or a bank, by any of its spellings.</summary>
public sealed record ProviderSpan(int Start, int Length, string Id, string Name, ProviderKind Kind) : ScanSpan(Start, Length);
