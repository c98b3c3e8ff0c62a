using System.Globalization;

using CsCheck;

using PosBot.Triage;

namespace PosBot.Tests.Triage;

/// <summary>Due days and lateness: examples that people would work out by hand, and what holds for every day.</summary>
public sealed class SettlementTests
{
    static readonly SettlementClock Clock = RealPack.Pack.Clock;
    static readonly string[] Cycles = ["t0", "t1", "d0", "d1", "instant", Answers.Unknown];

    static readonly Gen<DateOnly> AnyDay = Gen.Int[new DateOnly(2025, 1, 1).DayNumber, new DateOnly(2027, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);
    static readonly Gen<TimeOnly?> AnyTime = Gen.Int[-1, 1439].Select(minute => minute < 0 ? (TimeOnly?)null : new TimeOnly(minute / 60, minute % 60));

    [Theory]
    // A plain week: Thursday 19 November 2026.
    [InlineData("2026-11-19", null, "t1", "2026-11-20")]
    [InlineData("2026-11-19", null, "d1", "2026-11-20")]
    [InlineData("2026-11-19", null, "t0", "2026-11-19")]
    [InlineData("2026-11-19", null, "d0", "2026-11-19")]
    [InlineData("2026-11-19", null, "instant", "2026-11-19")]
    // The cut-off: a minute before eleven, and eleven.
    [InlineData("2026-11-19", "22:59", "t1", "2026-11-20")]
    [InlineData("2026-11-19", "23:00", "t1", "2026-11-23")]
    [InlineData("2026-11-19", "23:00", "t0", "2026-11-20")]
    [InlineData("2026-11-19", "23:30", "instant", "2026-11-20")]
    [InlineData("2026-11-19", "23:30", "d1", "2026-11-21")]
    // A weekend: natural days go on, working days do not.
    [InlineData("2026-11-20", null, "t1", "2026-11-23")]
    [InlineData("2026-11-21", null, "t0", "2026-11-23")]
    [InlineData("2026-11-21", null, "d0", "2026-11-21")]
    [InlineData("2026-11-21", null, "d1", "2026-11-22")]
    // The long holidays, and a Saturday that is worked.
    [InlineData("2026-09-30", null, "t1", "2026-10-08")]
    [InlineData("2026-10-03", null, "d1", "2026-10-04")]
    [InlineData("2026-10-09", null, "t1", "2026-10-10")]
    [InlineData("2025-01-27", null, "t1", "2025-02-05")]
    [InlineData("2026-12-31", null, "t1", "2027-01-04")]
    public void The_money_is_due(string swiped, string? at, string cycle, string due) =>
        Assert.Equal(Iso(due), Clock.Compute(Iso(swiped), At(at), cycle, Iso(swiped)).Due);

    [Theory]
    // T+1 from Wednesday 11 November 2026: due on Thursday 12.
    [InlineData("2026-11-11", "t1", "2026-11-11", Lateness.NotDue)]
    [InlineData("2026-11-11", "t1", "2026-11-12", Lateness.DueToday)]
    [InlineData("2026-11-11", "t1", "2026-11-13", Lateness.Late)]
    [InlineData("2026-11-11", "t1", "2026-11-16", Lateness.Late)]
    [InlineData("2026-11-11", "t1", "2026-11-17", Lateness.Overdue)]
    [InlineData("2026-11-11", "t1", "2026-12-10", Lateness.Overdue)]
    [InlineData("2026-11-11", "t1", "2026-12-11", Lateness.Over30)]
    // A late Saturday is no working day past the due day.
    [InlineData("2026-11-18", "t1", "2026-11-22", Lateness.Late)]
    [InlineData("2026-11-18", "t1", "2026-11-24", Lateness.Overdue)]
    // Thirty days count from the sale, whatever the cycle and the holidays.
    [InlineData("2026-09-12", "instant", "2026-10-11", Lateness.Overdue)]
    [InlineData("2026-09-12", "t1", "2026-10-12", Lateness.Over30)]
    [InlineData("2026-11-21", "t0", "2026-11-22", Lateness.NotDue)]
    public void The_money_is_so_late(string swiped, string cycle, string today, Lateness expected) =>
        Assert.Equal(expected, Clock.Compute(Iso(swiped), null, cycle, Iso(today)).Lateness);

    [Fact]
    public void An_unknown_cycle_is_taken_as_the_next_working_day_and_said_to_be_assumed()
    {
        var settlement = Clock.Compute(Iso("2026-11-20"), null, Answers.Unknown, Iso("2026-11-23"));
        Assert.Equal((Iso("2026-11-23"), "t1", true), (settlement.Due, settlement.Cycle, settlement.Assumed));
        Assert.False(Clock.Compute(Iso("2026-11-20"), null, "t1", Iso("2026-11-23")).Assumed);
    }

    [Theory]
    [InlineData("2026-12-30", "t1", false)]
    [InlineData("2026-12-31", "t1", true)]
    [InlineData("2026-12-31", "d0", false)]
    public void A_due_day_in_a_year_without_notice_is_said_to_be_an_estimate(string swiped, string cycle, bool estimated) =>
        Assert.Equal(estimated, Clock.Compute(Iso(swiped), null, cycle, Iso(swiped)).Estimated);

    [Fact]
    public void The_cut_off_is_a_setting()
    {
        var midnightless = new SettlementClock(Clock.Days, new TimeOnly(20, 0));
        Assert.Equal(Iso("2026-11-23"), midnightless.Compute(Iso("2026-11-19"), new TimeOnly(20, 0), "t1", Iso("2026-11-19")).Due);
        Assert.Equal(Iso("2026-11-20"), midnightless.Compute(Iso("2026-11-19"), new TimeOnly(19, 59), "t1", Iso("2026-11-19")).Due);
    }

    [Fact]
    public void Counting_undoes_adding() =>
        Gen.Select(AnyDay, Gen.Int[1, 200]).Sample((day, n) => Clock.Days.Between(day, Clock.Days.Add(day, n)) == n);

    [Fact]
    public void Adding_ends_on_a_working_day_and_grows_with_day_and_number() =>
        Gen.Select(AnyDay, Gen.Int[0, 60], Gen.Int[0, 60]).Sample((day, n, later) =>
            Clock.Days.IsWorkingDay(Clock.Days.Add(day, n))
            && Clock.Days.Add(day, n) <= Clock.Days.Add(day, n + 1)
            && Clock.Days.Add(day, n) <= Clock.Days.Add(day.AddDays(later), n));

    [Fact]
    public void Counting_adds_up_and_never_falls() =>
        Gen.Select(AnyDay, Gen.Int[0, 190], Gen.Int[0, 900]).Sample((day, first, second) =>
        {
            var (middle, last) = (day.AddDays(first), day.AddDays(first + second));
            var whole = Clock.Days.Between(day, last);
            return whole >= Clock.Days.Between(day, middle)
                && (first + second > 400 || whole == Clock.Days.Between(day, middle) + Clock.Days.Between(middle, last))
                && Clock.Days.Between(last, day) == 0;
        });

    [Fact]
    public void Money_is_never_less_late_on_a_later_day() =>
        Gen.Select(AnyDay, AnyTime, Gen.Int[0, Cycles.Length - 1], Gen.Int[-3, 60], Gen.Int[0, 60]).Sample((swiped, at, cycle, waited, more) =>
            Clock.Compute(swiped, at, Cycles[cycle], swiped.AddDays(waited)).Lateness
                <= Clock.Compute(swiped, at, Cycles[cycle], swiped.AddDays(waited + more)).Lateness);

    /// <summary>So not knowing the cycle never calls money late that is not, and the flow need not ask once it is late by this one.</summary>
    [Fact]
    public void No_cycle_is_longer_than_the_one_that_is_assumed() =>
        Gen.Select(AnyDay, AnyTime, Gen.Int[0, Cycles.Length - 1], Gen.Int[0, 60]).Sample((swiped, at, cycle, waited) =>
        {
            var known = Clock.Compute(swiped, at, Cycles[cycle], swiped.AddDays(waited));
            var assumed = Clock.Compute(swiped, at, Answers.Unknown, swiped.AddDays(waited));
            return known.Due <= assumed.Due && known.Lateness >= assumed.Lateness;
        });

    [Fact]
    public void A_sale_after_the_cut_off_is_due_no_earlier() =>
        Gen.Select(AnyDay, Gen.Int[0, 1379], Gen.Int[1380, 1439], Gen.Int[0, Cycles.Length - 1]).Sample((swiped, before, after, cycle) =>
            Clock.Compute(swiped, new TimeOnly(before / 60, before % 60), Cycles[cycle], swiped).Due
                <= Clock.Compute(swiped, new TimeOnly(after / 60, after % 60), Cycles[cycle], swiped).Due);

    static TimeOnly? At(string? time) => time is null ? null : TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture);

    static DateOnly Iso(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
