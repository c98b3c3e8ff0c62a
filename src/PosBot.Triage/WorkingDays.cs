using System.Collections.Frozen;

namespace PosBot.Triage;

/// <summary>
/// The days on which banks settle: Monday to Friday and make-up weekends, without public holidays.
/// Source: the State Council's yearly notice (HOL25, HOL26). Years without a notice are estimated from the statutory days.
/// </summary>
public sealed class WorkingDays(
    FrozenSet<DateOnly> holidays, FrozenSet<DateOnly> makeUpDays, FrozenSet<int> listedYears, FrozenSet<int> estimatedYears)
{
    public bool IsWorkingDay(DateOnly day) => makeUpDays.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day));

    public bool IsHoliday(DateOnly day) => holidays.Contains(day);

    /// <summary>True where the year's notice is not known, so a date in it may be a few days off.</summary>
    public bool IsEstimate(DateOnly day) => !listedYears.Contains(day.Year) || estimatedYears.Contains(day.Year);

    /// <summary>The n-th working day after <paramref name="day"/>; the day itself, or the first working day after it, for 0.</summary>
    public DateOnly Add(DateOnly day, int n)
    {
        var at = day;
        if (n == 0)
            while (!IsWorkingDay(at)) at = at.AddDays(1);
        for (var left = n; left > 0;)
        {
            at = at.AddDays(1);
            if (IsWorkingDay(at)) left--;
        }

        return at;
    }

    /// <summary>How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>; 0 when there are none.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        // Beyond a year the exact number decides nothing, so the counting stops there.
        var last = Math.Min(to.DayNumber, from.DayNumber + 400);
        for (var day = from.DayNumber + 1; day <= last; day++)
            if (IsWorkingDay(DateOnly.FromDayNumber(day))) count++;
        return count;
    }
}
