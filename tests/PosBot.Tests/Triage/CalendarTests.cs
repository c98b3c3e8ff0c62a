using System.Globalization;

using PosBot.Triage;

namespace PosBot.Tests.Triage;

/// <summary>The State Council's notices for 2025 and 2026, day by day, and the years that are not known.</summary>
public sealed class CalendarTests
{
    static readonly WorkingDays Days = RealPack.Pack.Clock.Days;

    [Theory]
    [InlineData(2025, "01-01 01-28:02-04 04-04:04-06 05-01:05-05 05-31:06-02 10-01:10-08", "01-26 02-08 04-27 09-28 10-11", 28)]
    [InlineData(2026, "01-01:01-03 02-15:02-23 04-04:04-06 05-01:05-05 06-19:06-21 09-25:09-27 10-01:10-07", "01-04 02-14 02-28 05-09 09-20 10-10", 33)]
    public void The_year_has_the_notices_days_off_and_make_up_days_and_no_others(int year, string off, string work, int daysOff)
    {
        var holidays = off.Split(' ').SelectMany(span => Span(year, span)).ToHashSet();
        var makeUp = work.Split(' ').Select(day => Day(year, day)).ToHashSet();
        Assert.Equal(daysOff, holidays.Count);
        Assert.All(makeUp, day => Assert.Contains(day.DayOfWeek, new[] { DayOfWeek.Saturday, DayOfWeek.Sunday }));
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            Assert.Equal(holidays.Contains(day), Days.IsHoliday(day));
            Assert.True(Days.IsWorkingDay(day) == (makeUp.Contains(day) || (!weekend && !holidays.Contains(day))), day.ToString("O", CultureInfo.InvariantCulture));
            Assert.False(Days.IsEstimate(day));
        }
    }

    [Theory]
    [InlineData("2027-01-01")]
    [InlineData("2027-02-08")]
    [InlineData("2027-10-03")]
    public void The_statutory_days_of_2027_are_off_though_no_notice_is_known(string day) => Assert.False(Days.IsWorkingDay(Iso(day)));

    [Theory]
    [InlineData("2024-12-31", true)]
    [InlineData("2025-01-01", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-04", true)]
    [InlineData("2028-01-03", true)]
    public void A_year_without_a_notice_is_an_estimate(string day, bool estimate) => Assert.Equal(estimate, Days.IsEstimate(Iso(day)));

    [Theory]
    [InlineData("2026-11-20", 1, "2026-11-23")]
    [InlineData("2026-11-21", 1, "2026-11-23")]
    [InlineData("2026-11-21", 0, "2026-11-23")]
    [InlineData("2026-11-23", 0, "2026-11-23")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-10-09", 1, "2026-10-10")]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-14", 1, "2026-02-24")]
    [InlineData("2025-01-27", 3, "2025-02-07")]
    public void Working_days_skip_weekends_and_holidays_and_count_make_up_days(string from, int n, string expected) =>
        Assert.Equal(Iso(expected), Days.Add(Iso(from), n));

    static IEnumerable<DateOnly> Span(int year, string span)
    {
        var ends = span.Split(':');
        for (var day = Day(year, ends[0]); day <= Day(year, ends[^1]); day = day.AddDays(1)) yield return day;
    }

    static DateOnly Day(int year, string day) => Iso($"{year}-{day}");

    static DateOnly Iso(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
