namespace PosBot.Triage;

/// <summary>How late the money is; the steps of the lateness ladder.</summary>
public enum Lateness { Unknown, NotDue, DueToday, Late, Overdue, Over30 }

/// <summary>When a sale's money should arrive, and how late it is now.</summary>
/// <param name="Swiped">The day of the sale; a sale after the cut-off counts as the next day.</param>
/// <param name="Due">The day by whose end the money should be there.</param>
/// <param name="Assumed">True where the cycle was not known and T+1, the usual one, was taken.</param>
/// <param name="Estimated">True where the calendar year is estimated.</param>
public sealed record Settlement(DateOnly Swiped, DateOnly Due, string Cycle, Lateness Lateness, bool Assumed, bool Estimated, bool AcrossNonWorkingDays);

/// <summary>
/// Works out the due day from the sale, the cycle and the cut-off (23:00 by default; a setting, since institutions differ: fact cutoff-2300).
/// </summary>
public sealed class SettlementClock(WorkingDays days, TimeOnly cutOff)
{
    /// <summary>The hard cap between sale and settlement, in natural days (ACQ13, article 30).</summary>
    public const int CapInNaturalDays = 30;

    /// <summary>Working days past the due day after which a case is overdue (lateness ladder, step 4).</summary>
    public const int OverdueAfterWorkingDays = 3;

    public WorkingDays Days => days;

    public Settlement Compute(DateOnly swiped, TimeOnly? at, string cycle, DateOnly today)
    {
        var day = at >= cutOff ? swiped.AddDays(1) : swiped;
        var due = cycle switch
        {
            "t0" => days.Add(day, 0),
            "d0" or "instant" => day,
            "d1" => day.AddDays(1),
            // A weekend sale enters the next working day's clearing only as that day's business in some institutions;
            // the common reading (fact cycle-terms) is: the first working day after the sale.
            _ => days.Add(day, 1),
        };
        var lateness = today.DayNumber - swiped.DayNumber >= CapInNaturalDays ? Lateness.Over30
            : today < due ? Lateness.NotDue
            : today == due ? Lateness.DueToday
            : days.Between(due, today) >= OverdueAfterWorkingDays ? Lateness.Overdue
            : Lateness.Late;
        var across = due.DayNumber - day.DayNumber > 1;
        var known = cycle is "t0" or "t1" or "d0" or "d1" or "instant";
        return new Settlement(swiped, due, known ? cycle : "t1", lateness, !known, days.IsEstimate(due), across);
    }
}
