using System.Collections.Immutable;

namespace PosBot.Triage;

/// <summary>Where a point leads: the id of its outcome.</summary>
public delegate string Leading(ReadOnlySpan<sbyte> point);

/// <summary>The questions in order, and which one comes next. The place in a conversation is never stored: it is this function of the answers.</summary>
public sealed class Flow
{
    readonly Universe universe;
    readonly Leading leading;
    readonly Candidate[] candidates;
    readonly int latenessDimension;

    public Flow(ImmutableArray<Question> questions, Universe universe, Leading leading)
    {
        this.universe = universe;
        this.leading = leading;
        candidates = [.. questions.Where(q => q.Asked).Select(q => new Candidate(q, universe.Compile(q.When), universe.Dimensions[q.Id].Index))];
        latenessDimension = universe.Dimensions[Universe.LatenessId].Index;
    }

    /// <summary>The first unanswered question that applies and whose answer can still change where this leads; null when there is none.</summary>
    /// <param name="lateness">How late the money is under some answers; called again only for each settlement cycle that might be answered.</param>
    public Question? Next(Answers answers, Func<Answers, Lateness> lateness)
    {
        var state = new State(answers, lateness);
        Span<sbyte> point = stackalloc sbyte[universe.Count];
        universe.Place(answers, lateness(answers), point);
        Span<bool> open = stackalloc bool[candidates.Length];
        for (var i = 0; i < open.Length; i++) open[i] = !answers.Has(candidates[i].Question.Id);

        string? now = null;
        for (var i = 0; i < open.Length; i++)
        {
            if (!open[i] || !Universe.Holds(candidates[i].When, point)) continue;
            now ??= leading(point);
            if (Matters(i, state, point, open, now, depth: 2)) return candidates[i].Question;
        }

        return null;
    }

    /// <summary>Does some answer lead elsewhere, by itself or with an answer to a question that it brings up?</summary>
    bool Matters(int asked, State state, ReadOnlySpan<sbyte> point, Span<bool> open, string now, int depth)
    {
        var (question, _, dimension) = candidates[asked];
        if (question.Kind is QuestionKind.Date) return LatenessMatters(point, now);
        if (question.Kind is not QuestionKind.Choice) return true;

        open[asked] = false;
        var matters = false;
        Span<sbyte> then = stackalloc sbyte[universe.Count];
        for (var value = 0; value < question.Options.Length && !matters; value++)
        {
            // The value that it has while unanswered changes nothing.
            if (value == point[dimension]) continue;
            point.CopyTo(then);
            then[dimension] = (sbyte)value;
            if (question.Id == Judgement.CycleQuestion) then[latenessDimension] = (sbyte)state.LatenessWith(question.Options, value);
            universe.Derive(then);
            matters = leading(then) != now || (depth > 1 && BringsUp(state, point, then, open, now, depth));
        }

        open[asked] = true;
        return matters;
    }

    bool BringsUp(State state, ReadOnlySpan<sbyte> before, ReadOnlySpan<sbyte> then, Span<bool> open, string now, int depth)
    {
        for (var i = 0; i < open.Length; i++)
            if (open[i] && Universe.Holds(candidates[i].When, then) && !Universe.Holds(candidates[i].When, before)
                && Matters(i, state, then, open, now, depth - 1))
                return true;
        return false;
    }

    bool LatenessMatters(ReadOnlySpan<sbyte> point, string now)
    {
        Span<sbyte> then = stackalloc sbyte[universe.Count];
        for (sbyte value = 0; value < Universe.LatenessValues.Length; value++)
        {
            point.CopyTo(then);
            then[latenessDimension] = value;
            universe.Derive(then);
            if (leading(then) != now) return true;
        }

        return false;
    }

    sealed record Candidate(Question Question, Term[] When, int Dimension);

    /// <summary>What stays the same while one next question is looked for.</summary>
    sealed class State(Answers answers, Func<Answers, Lateness> lateness)
    {
        Lateness?[]? byCycle;

        /// <summary>Worked out once for each cycle, however many answers would bring the question up.</summary>
        public Lateness LatenessWith(ImmutableArray<string> cycles, int value)
        {
            byCycle ??= new Lateness?[cycles.Length];
            return byCycle[value] ??= lateness(answers.With(Judgement.CycleQuestion, cycles[value], AnswerSource.Asked));
        }
    }
}
