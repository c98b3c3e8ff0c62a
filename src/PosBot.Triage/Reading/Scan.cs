namespace PosBot.Triage.Reading;

/// <summary>What stands in one message, in order of place; no two spans overlap.</summary>
public sealed record Scan(IReadOnlyList<ScanSpan> Spans, Entities Entities, SaleMoment Sale, Wait Wait);

/// <summary>The fields that the evaluation names; only what the text states.</summary>
/// <param name="Amount">CNY: the sum missing or over-charged where stated, else the transaction.</param>
/// <param name="DateExpression">The words that name the day of the sale.</param>
/// <param name="DaysWaiting">Days waited so far, as stated; an announced wait does not count.</param>
/// <param name="Cycle">Canonical: T+1, D+0, 秒到.</param>
/// <param name="Provider">Canonical name of the institution; never the payer's wallet.</param>
/// <param name="Code">Response code as shown.</param>
/// <param name="ContactedSupport">True where the official line was tried.</param>
/// <param name="PhoneOrCardPresent">True where a phone, card, account or identity number stands in the text.</param>
public sealed record Entities(
    decimal? Amount, string? DateExpression, int? DaysWaiting, string? Cycle, string? Provider, string? Code, bool? ContactedSupport, bool PhoneOrCardPresent);

/// <summary>
/// When the sale was made, as far as the words go; null where nothing was said. Date is the last day it can have been, so that what is
/// called overdue is overdue; Earliest is another day where the words name a stretch ("上周", "国庆前").
/// </summary>
public readonly record struct SaleMoment(DateOnly? Date, TimeOnly? Time, DateOnly? Earliest);

/// <summary>How long it has been: the stated wait, or what follows from the stated day of the sale.</summary>
public readonly record struct Wait(int? Days, int? WorkingDays, int? SinceSale)
{
    /// <summary>0: nothing known; 1: 0-2 days; 2: 3-4; 3: 5-13; 4: 14 and more. The edge between late and overdue is at three working days.</summary>
    public int Bucket => Days is null && WorkingDays is { } working ? working switch { < 3 => 1, <= 9 => 3, _ => 4 }
        : (Days ?? SinceSale) is { } days ? days switch { <= 2 => 1, <= 4 => 2, <= 13 => 3, _ => 4 }
        : 0;
}
