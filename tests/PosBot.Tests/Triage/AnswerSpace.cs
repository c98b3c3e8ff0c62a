using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>All consistent answers to everything, walked by splitting only where a condition makes a difference.</summary>
sealed class AnswerSpace(ContentPack pack)
{
    public Universe Universe => pack.Universe;

    /// <summary>
    /// The whole space in three parts, since how late the money is hangs on the day of the sale: with no day it is unknown, or overdue
    /// where the person said so; with a day it is anything but unknown. Every other answer may stand beside every other.
    /// </summary>
    public IEnumerable<Region> Parts()
    {
        var all = Region.All(Universe);
        var noDay = Term("swiped", Answers.Unknown);
        var saidOverdue = Term("topic", "not_arrived_overdue");
        yield return all.With(noDay)!.Without(saidOverdue)!.With(Term(Universe.LatenessId, "unknown"))!;
        yield return all.With(noDay)!.With(saidOverdue)!.With(Term(Universe.LatenessId, "overdue"))!;
        yield return all.Without(noDay)!.Without(Term(Universe.LatenessId, "unknown"))!;
    }

    public Term Term(string id, params ReadOnlySpan<string> values)
    {
        var dimension = Universe.Find(id) ?? throw new ArgumentException($"There is no dimension '{id}'.", nameof(id));
        var mask = 0UL;
        foreach (var value in values)
        {
            var at = dimension.ValueOf(value);
            if (at < 0) throw new ArgumentException($"'{id}' has no value '{value}'.", nameof(values));
            mask |= 1UL << at;
        }

        return new Term(dimension.Index, mask);
    }

    /// <summary>Visits a region, or its halves where the visit needs a term decided first (it returns that term, or null when done).</summary>
    public static void Walk(Region region, Func<Region, Term?> visit)
    {
        if (visit(region) is not { } term) return;
        if (region.With(term) is { } with) Walk(with, visit);
        if (region.Without(term) is { } without) Walk(without, visit);
    }

    public void WalkAll(Func<Region, Term?> visit)
    {
        foreach (var part in Parts()) Walk(part, visit);
    }

    /// <summary>The rule that decides all over the region; false where that is still open.</summary>
    public bool Decides(Region region, out Rule? rule)
    {
        rule = null;
        var dimension = Universe.Find(Judgement.CaseAnswer)!;
        var value = region.Value(dimension.Index);
        if (value < 0) return false;
        foreach (var (candidate, when) in pack.Tables[dimension.Values[value]].Rules)
        {
            var holds = region.Holds(when);
            if (holds is null) return false;
            if (holds == false) continue;
            rule = candidate;
            return true;
        }

        return true;
    }

    /// <summary>The questions (and the lateness) that these conditions read, through derived answers too.</summary>
    public int[] Reads(IEnumerable<Term[]> conditions)
    {
        var found = new SortedSet<int>();
        var first = Universe.Count - Universe.Derivations.Count;
        foreach (var condition in conditions) Add(condition);
        return [.. found.Where(d => d < first)];

        void Add(Term[] terms)
        {
            foreach (var term in terms)
                if (found.Add(term.Dimension) && term.Dimension >= first)
                    foreach (var (when, _) in Universe.Derivations[term.Dimension - first].Lines)
                        Add(when);
        }
    }
}
