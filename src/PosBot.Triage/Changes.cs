using System.Collections.Immutable;

namespace PosBot.Triage;

/// <summary>One answer that, given instead of what is known now, leads by another route. Its words are <see cref="Key"/>.</summary>
public sealed record Change(string Question, string Value, Outcome Outcome)
{
    public string Key => KeyOf(Question, Value);

    internal static string KeyOf(string question, string value) => $"change.{question}.{value}";
}

/// <summary>
/// What would change a recommendation: computed from the same table that made it, by trying every other answer to every question
/// that is ever asked, one at a time. Only those that content has words for are told; "who are you?" is none of them.
/// </summary>
public sealed class Changes
{
    /// <summary>More lines than this nobody reads.</summary>
    const int Most = 3;

    /// <summary>Signs told for one and the same step, so that a milder step gets a line too.</summary>
    const int MostToOneOutcome = 2;

    readonly Judgement judgement;
    readonly ImmutableArray<Candidate> candidates;
    readonly int swiped, lateness;

    public Changes(Judgement judgement)
    {
        this.judgement = judgement;
        var pack = judgement.Pack;
        var universe = pack.Universe;
        var kind = universe.Dimensions[Judgement.CaseAnswer].Index;
        (swiped, lateness) = (universe.Dimensions[Judgement.SwipedQuestion].Index, universe.Dimensions[Universe.LatenessId].Index);
        candidates = [.. from question in pack.Questions
                         where question.Asked
                         let dimension = universe.Dimensions[question.Kind == QuestionKind.Date ? Universe.LatenessId : question.Id]
                         from value in dimension.Values
                         where pack.Words.Values.All(words => words.Has(Change.KeyOf(question.Id, value)))
                         select new Candidate(question, value, dimension.Index, (sbyte)dimension.ValueOf(value), universe.Compile(question.When), CaseOf(question))];

        Term[] CaseOf(Question question) => [.. universe.Compile(question.When).Where(term => term.Dimension == kind)];
    }

    /// <summary>At most three, the most urgent first; empty where nothing that could be answered leads by another route.</summary>
    public ImmutableArray<Change> Of(Answers answers, DateOnly today)
    {
        var pack = judgement.Pack;
        Span<sbyte> now = judgement.Point(answers, today);
        Span<sbyte> then = stackalloc sbyte[now.Length];
        var route = pack.Outcomes[judgement.RuleAt(now).Outcome].Route;
        var found = new List<(Change Change, bool Applies)>();
        foreach (var candidate in candidates)
        {
            if (now[candidate.Dimension] == candidate.At) continue;
            // What is never asked in this kind of case says nothing about it.
            if (!Universe.Holds(candidate.Case, now)) continue;
            // A day that was told is told; only an unknown one may turn out early or late.
            if (candidate.Dimension == lateness && now[swiped] != 0) continue;
            now.CopyTo(then);
            then[candidate.Dimension] = candidate.At;
            if (candidate.Dimension == lateness) then[swiped] = 1;
            if (candidate.Question.Id == Judgement.CycleQuestion)
                then[lateness] = (sbyte)judgement.LatenessOf(answers.With(candidate.Question.Id, candidate.Value, AnswerSource.Asked), today);
            pack.Universe.Derive(then);
            var outcome = pack.Outcomes[judgement.RuleAt(then).Outcome];
            if (outcome.Route != route)
                found.Add((new(candidate.Question.Id, candidate.Value, outcome), Universe.Holds(candidate.When, now)));
        }

        var told = ImmutableArray.CreateBuilder<Change>(Most);
        // Stable: among the equally urgent the graver route, then what could be answered now, then the order of the questions.
        foreach (var (change, _) in found.OrderByDescending(f => f.Change.Outcome.Urgency).ThenByDescending(f => f.Change.Outcome.Route).ThenByDescending(f => f.Applies))
        {
            if (told.Count == Most) break;
            if (told.Any(t => t.Question == change.Question) || told.Count(t => t.Outcome.Id == change.Outcome.Id) == MostToOneOutcome) continue;
            told.Add(change);
        }

        return told.ToImmutable();
    }

    sealed record Candidate(Question Question, string Value, int Dimension, sbyte At, Term[] When, Term[] Case);
}
