using System.Collections.Immutable;

namespace PosBot.Triage;

/// <summary>The questions in order, and which one comes next. The place in a conversation is never stored: it is this function of the answers.</summary>
public sealed class Flow
{
    readonly Universe universe;
    readonly (Question Question, Term[] When)[] questions;
    readonly Func<Answers, Lateness> lateness;
    readonly Func<sbyte[], string> outcome;

    public Flow(ImmutableArray<Question> questions, Universe universe, Func<Answers, Lateness> lateness, Func<sbyte[], string> outcome)
    {
        this.universe = universe;
        this.lateness = lateness;
        this.outcome = outcome;
        this.questions = [.. questions.Where(q => q.Asked).Select(q => (q, universe.Compile(q.When)))];
    }

    /// <summary>The first unanswered question that applies and whose answer can still change where this leads; null when there is none.</summary>
    public Question? Next(Answers answers)
    {
        var point = new sbyte[universe.Count];
        universe.Place(answers, lateness(answers), point);
        string? now = null;
        foreach (var (question, when) in questions)
        {
            if (answers.Has(question.Id) || !Universe.Holds(when, point)) continue;
            now ??= outcome(point);
            if (Matters(question, answers, now, depth: 2)) return question;
        }

        return null;
    }

    /// <summary>Does some answer lead elsewhere, by itself or with an answer to a question that it brings up?</summary>
    bool Matters(Question question, Answers answers, string now, int depth)
    {
        if (question.Kind is QuestionKind.Date) return LatenessMatters(answers, now);
        if (question.Kind is not QuestionKind.Choice) return true;
        var point = new sbyte[universe.Count];
        foreach (var option in question.Options)
        {
            var then = answers.With(question.Id, option, AnswerSource.Asked);
            universe.Place(then, lateness(then), point);
            if (outcome(point) != now) return true;
            if (depth <= 1) continue;
            foreach (var (next, when) in questions)
                if (!then.Has(next.Id) && next.Id != question.Id && Universe.Holds(when, point) && !AppliedBefore(when, answers)
                    && Matters(next, then, now, depth - 1))
                    return true;
        }

        return false;
    }

    bool AppliedBefore(Term[] when, Answers answers)
    {
        var point = new sbyte[universe.Count];
        universe.Place(answers, lateness(answers), point);
        return Universe.Holds(when, point);
    }

    bool LatenessMatters(Answers answers, string now)
    {
        var point = new sbyte[universe.Count];
        foreach (var value in Enum.GetValues<Lateness>())
        {
            universe.Place(answers, value, point);
            if (outcome(point) != now) return true;
        }

        return false;
    }
}
