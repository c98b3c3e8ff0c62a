using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>All consistent answers to everything, walked by splitting only where a condition makes a difference.</summary>
sealed class AnswerSpace(ContentPack pack)
{
    int[][] ReadByTable => field ??= [.. Universe.Find(Judgement.CaseAnswer)!.Values.Select(table => Reads(pack.Tables[table].Rules.Select(r => r.When)))];

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
    public static void Walk(Region region, Func<Region, Term?> visit) => Walk([region], regions => visit(regions[0]));

    /// <summary>The same for regions that differ only in the answers under comparison: all are split alike.</summary>
    public static void Walk(Region[] regions, Func<Region[], Term?> visit)
    {
        var left = new Stack<Region[]>([regions]);
        while (left.TryPop(out var next))
        {
            if (visit(next) is not { } term) continue;
            foreach (var half in new[] { term, term with { Mask = ~term.Mask } })
                if (next[0].With(half) is not null)
                    left.Push([.. next.Select(r => r.With(half) ?? throw new InvalidOperationException("A compared answer cannot be split by."))]);
        }
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

    /// <summary>
    /// True where these regions, which differ only in the given answers, share a table that does not read those answers:
    /// then the same rule decides in each.
    /// </summary>
    public bool Same(IEnumerable<Region> regions, Term[] differing)
    {
        var dimension = Universe.Find(Judgement.CaseAnswer)!;
        var tables = regions.Select(r => r.Value(dimension.Index)).Distinct().ToArray();
        return tables is [>= 0 and var table] && !differing.Any(term => ReadByTable[table].Contains(term.Dimension));
    }

    /// <summary>The rules that may decide in the region; false while even the table is open. One rule: it decides.</summary>
    public bool Candidates(Region region, List<Rule> rules, out Term open)
    {
        rules.Clear();
        open = default;
        var dimension = Universe.Find(Judgement.CaseAnswer)!;
        var value = region.Value(dimension.Index);
        if (value < 0)
        {
            open = region.Open;
            return false;
        }

        foreach (var (rule, when) in pack.Tables[dimension.Values[value]].Rules)
        {
            var holds = region.Holds(when);
            if (holds == false) continue;
            if (holds is null && rules.Count == 0) open = region.Open;
            rules.Add(rule);
            if (holds == true) break;
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
