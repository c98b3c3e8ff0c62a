using System.Globalization;

namespace PosBot.Triage.Content;

/// <summary>What time does to content: claims grow old, laws run out, the next year's calendar is announced. The day comes in as an argument.</summary>
static class AgeCheck
{
    /// <summary>The State Council's notice comes in November; from October on its absence is worth a look every day.</summary>
    const int LookForNextYear = 10;

    public static void Facts(ContentFolder files, IEnumerable<SourcedClaim> facts, DateOnly today)
    {
        foreach (var fact in facts.OrderBy(fact => fact.Id, StringComparer.Ordinal))
        {
            if (fact.IsUnchecked(today))
                files.Problems.Add(new("fact-unchecked", "facts.json", Line(fact), $"The fact '{fact.Id}' was last checked on {fact.CheckedOn:yyyy-MM-dd}, a year ago or more.", "Open its source; if it still says so, write today's date as checkedOn."));
            if (fact.IsExpired(today))
                files.Problems.Add(new("fact-expired", "facts.json", Line(fact), $"The fact '{fact.Id}' held until {fact.ValidTo:yyyy-MM-dd}.", "Find what replaced it, and change what rests on it."));
        }

        int Line(SourcedClaim fact) => files.LineOf("facts.json", fact.Id);
    }

    public static void Calendar(ContentFolder files, CalendarFile calendar, DateOnly today)
    {
        int[] needed = today.Month >= LookForNextYear ? [today.Year, today.Year + 1] : [today.Year];
        foreach (var year in needed)
            if (!calendar.Years.ContainsKey(year.ToString(CultureInfo.InvariantCulture)))
                files.Problems.Add(new("year-missing", "calendar.json", files.LineOf("calendar.json", "years"), $"The calendar has no year {year}, so its dates are estimated.",
                    "Enter the State Council's notice; until it is out, the statutory days with \"estimated\": true.", Severity.Warning));
    }
}
