using System.Globalization;

using PosBot.Triage.Content;

namespace PosBot.Triage;

/// <summary>
/// The facade that the bot calls: which question is next, and what the answers recommend. Pure: the day comes in as an argument.
/// </summary>
public sealed class Judgement
{
    /// <summary>The question that holds the day of the sale.</summary>
    public const string SwipedQuestion = "swiped";

    /// <summary>The question that holds the settlement cycle.</summary>
    public const string CycleQuestion = "cycle";

    /// <summary>Holds the time of day of the sale, where it was told; never asked.</summary>
    public const string SwipedAt = "swiped_at";

    /// <summary>The derived answer that chooses the table.</summary>
    public const string CaseAnswer = "case";

    readonly ContentPack pack;
    readonly Dimension caseDimension;
    readonly DecisionTable[] tables;
    readonly Flow flow;

    public Judgement(ContentPack pack)
    {
        this.pack = pack;
        caseDimension = pack.Universe.Find(CaseAnswer) ?? throw new InvalidOperationException("Content error: no derived answer 'case'.");
        tables = [.. caseDimension.Values.Select(name => pack.Tables[name])];
        flow = new Flow(pack.Questions, pack.Universe, point => RuleAt(point).Outcome);
    }

    public ContentPack Pack => pack;

    /// <summary>The next question, or null when the answers decide.</summary>
    public Question? Next(Answers answers, DateOnly today) =>
        flow.Next(answers, given => LatenessOf(given, today));

    /// <summary>Where the answers lead when everything else stays unknown.</summary>
    public Recommendation Decide(Answers answers, DateOnly today)
    {
        var rule = RuleAt(Point(answers, today));
        return Recommend(pack.Outcomes[rule.Outcome], rule.Id, answers, today);
    }

    /// <summary>An outcome with the dates that its words need under these answers.</summary>
    public Recommendation Recommend(Outcome outcome, string rule, Answers answers, DateOnly today)
    {
        var settlement = SettlementOf(answers, today);
        return new Recommendation(outcome, rule, DueOn(outcome.NextOn, settlement, today), settlement);
    }

    /// <summary>The kind of case, which is the name of the table that judges it.</summary>
    public string CaseOf(Answers answers, DateOnly today) => caseDimension.Values[Point(answers, today)[caseDimension.Index]];

    /// <summary>The value of a finite question or derived answer at these answers.</summary>
    public string ValueOf(string id, Answers answers, DateOnly today)
    {
        var dimension = pack.Universe.Find(id) ?? throw new ArgumentException($"There is no question or derived answer '{id}'.", nameof(id));
        return dimension.Values[Point(answers, today)[dimension.Index]];
    }

    /// <summary>When the sale's money is due; null while the day of the sale is unknown.</summary>
    public Settlement? SettlementOf(Answers answers, DateOnly today)
    {
        if (!DateOnly.TryParseExact(answers[SwipedQuestion], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var swiped)) return null;
        TimeOnly? at = TimeOnly.TryParseExact(answers[SwipedAt], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
        return pack.Clock.Compute(swiped, at, answers[CycleQuestion] ?? Answers.Unknown, today);
    }

    public Lateness LatenessOf(Answers answers, DateOnly today) => SettlementOf(answers, today)?.Lateness
        // Told only that it is long overdue, with no day: take that word for it.
        ?? (answers["topic"] == "not_arrived_overdue" ? Lateness.Overdue : Lateness.Unknown);

    /// <summary>The value of every dimension at these answers, by its index; open to the proofs.</summary>
    internal sbyte[] Point(Answers answers, DateOnly today)
    {
        var point = new sbyte[pack.Universe.Count];
        pack.Universe.Place(answers, LatenessOf(answers, today), point);
        return point;
    }

    internal Rule RuleAt(ReadOnlySpan<sbyte> point) => tables[point[caseDimension.Index]].Decide(point);

    DateOnly? DueOn(NextDay next, Settlement? settlement, DateOnly today)
    {
        var days = pack.Clock.Days;
        return next switch
        {
            NextDay.Today => today,
            NextDay.Due => settlement?.Due is { } due && due >= today ? due : today,
            NextDay.NextWorkday => days.Add(today, 1),
            NextDay.ThreeWorkdays => days.Add(settlement?.Due is { } from && from > today ? from : today, 3),
            NextDay.FifteenDays => today.AddDays(15),
            _ => null,
        };
    }
}
