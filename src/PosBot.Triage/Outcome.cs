using System.Collections.Immutable;

namespace PosBot.Triage;

/// <summary>Where a recommendation leads.</summary>
public enum Route { None, Info, Wait, Support, Bank, Regulator, Police }

/// <summary>The day that the following step belongs to.</summary>
public enum NextDay
{
    /// <summary>No date applies, and the words say so.</summary>
    None,

    /// <summary>Today.</summary>
    Today,

    /// <summary>The day on which the money is due.</summary>
    Due,

    /// <summary>The next working day.</summary>
    NextWorkday,

    /// <summary>Three working days after today or the due day, whichever is later (lateness ladder, step 4).</summary>
    ThreeWorkdays,

    /// <summary>Fifteen natural days from today (Anti-Money-Laundering Law, article 39).</summary>
    FifteenDays,
}

/// <summary>One recommendation that content can give. Its words are <c>outcome.{id}.next</c>, <c>.then</c>, <c>.reason</c>, <c>.script</c>, <c>.brief</c>.</summary>
/// <param name="Urgency">0 none, 1 wait, 2 act by a date, 3 act today, 4 act now.</param>
/// <param name="Topics">For explanations: the topics that may lead here.</param>
/// <param name="Asks">For explanations: folded words that pick this one among its topic's; none marks the topic's default.</param>
public sealed record Outcome(
    string Id,
    Route Route,
    int Urgency,
    NextDay NextOn,
    ImmutableArray<string> Contacts,
    ImmutableArray<string> Because,
    ImmutableArray<string> Papers,
    ImmutableArray<string> Topics,
    ImmutableArray<string> Asks)
{
    /// <summary>The letters that may be written at this step, by id.</summary>
    public ImmutableArray<string> Letters { get; init; } = [];
}

/// <summary>A row of a decision table.</summary>
public sealed record Rule(string Id, Condition When, string Outcome);

/// <summary>The table of one kind of case.</summary>
public sealed record RuleTable(string Case, ImmutableArray<Rule> Rules);

/// <summary>What the judgement says: the outcome, the rule that chose it, and the dates its words need.</summary>
/// <param name="DueOn">The day of the following step, Asia/Shanghai; null where no date applies.</param>
public sealed record Recommendation(Outcome Outcome, string Rule, DateOnly? DueOn, Settlement? Settlement);
