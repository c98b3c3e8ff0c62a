using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>A worse fact never lowers the urgency, whatever else is known: every pair of points that differ in one step is compared.</summary>
public sealed class UrgencyTests(ITestOutputHelper output)
{
    static readonly ContentPack Pack = RealPack.Pack;
    readonly AnswerSpace space = new(Pack);

    /// <summary>Steps from better to worse. A step may set several answers that only make sense together.</summary>
    public static TheoryData<string, string> Steps => new()
    {
        // The longer wait; a day of the sale stands beside each.
        { "swiped=given lateness=not_due", "swiped=given lateness=due_today" },
        { "swiped=given lateness=due_today", "swiped=given lateness=late" },
        { "swiped=given lateness=late", "swiped=given lateness=overdue" },
        { "swiped=given lateness=overdue", "swiped=given lateness=over_30" },

        // The weaker answer of support, in the order promised, none, empty, broken, refused, unreachable.
        { "asked_who=official support_said=promised", "asked_who=none support_said=unknown" },
        { "asked_who=none support_said=unknown", "asked_who=official support_said=empty" },
        { "asked_who=official support_said=empty", "asked_who=official support_said=broken" },
        { "asked_who=official support_said=broken", "asked_who=official support_said=refused" },
        { "asked_who=official support_said=refused", "asked_who=official support_said=unreachable" },
        { "asked_who=official support_said=unreachable", "asked_who=official support_said=other_paid" },
        { "asked_who=official support_said=reason", "asked_who=official support_said=refused" },

        // Each warning sign.
        { "slip_name=mine", "slip_name=other" },
        { "card_changed=no", "card_changed=other" },
        { "card_changed=self", "card_changed=other" },
        { "asked_who=agent agent=reachable", "asked_who=agent agent=gone" },
        { "asked_who=agent agent=gone", "asked_who=agent agent=blocked_empty" },
        { "victims=no", "victims=yes" },
        { "notice=none", "notice=exit" },
        { "trick=none", "trick=forged_proof" },
        { "trick=none", "trick=swapped_qr" },
        { "loss=no", "loss=yes" },
        { "nobody_answers=no", "nobody_answers=yes" },
        { "disclosed=no", "disclosed=yes" },
        { "threat=no", "threat=yes" },
        { "danger=none", "danger=scam" },
        { "danger=none", "danger=drain" },
        { "danger=none", "danger=weapon" },
        { "danger=none", "danger=self_harm" },
        { "status=pending", "status=failed" },
        { "status=pending", "status=held" },
        { "status=pending", "status=frozen" },
        { "status=pending", "status=no_sale" },
        { "status=pending", "status=settled_other" },
        { "ticket=no", "ticket=old" },
        { "ticket=recent", "ticket=old" },
        { "merchant_said=promised", "merchant_said=passed" },
        { "merchant_said=promised", "merchant_said=denied" },
    };

    /// <summary>All but the topic: what a message is about has no better or worse.</summary>
    public static TheoryData<string> Questions =>
        [.. Pack.Questions.Where(q => q.Kind == QuestionKind.Choice && q.Id != "topic" && q.Options.Contains(Answers.Unknown)).Select(q => q.Id), Universe.LatenessId];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_worse_fact_never_lowers_the_urgency(string better, string worse)
    {
        Term[] from = Read(better), to = Read(worse);
        List<Rule> before = [], after = [];
        var cells = 0;
        foreach (var part in PartsFree(from))
            AnswerSpace.Walk([Set(part, from), Set(part, to)], pair =>
            {
                if (!space.Candidates(pair[0], before, out var open) || !space.Candidates(pair[1], after, out open)) return open;
                if (space.Same(pair, from)) return null;
                // Whatever is still open makes no difference once the mildest after is at least the gravest before.
                if (after.Min(Urgency) >= before.Max(Urgency))
                {
                    cells++;
                    return null;
                }

                if (!space.Decides(pair[0], out var milder)) return pair[0].Open;
                if (!space.Decides(pair[1], out var graver)) return pair[1].Open;
                Assert.Fail($"{milder!.Id} ({milder.Outcome}, {Urgency(milder)}) falls to {graver!.Id} ({graver.Outcome}, {Urgency(graver)}) for {pair[0].Describe(Named(milder, graver))}");
                return null;
            });
        output.WriteLine($"{better} -> {worse}: {cells:N0} pairs of cells where a rule reads it");
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Not_knowing_is_neither_more_urgent_than_the_worst_nor_less_than_the_mildest(string id)
    {
        var values = Pack.Universe.Find(id)!.Values;
        var known = values.Where(v => v != Answers.Unknown).Select(v => Read($"{(id == Universe.LatenessId ? "swiped=given " : "")}{id}={v}")).ToArray();
        var unknown = Read($"{(id == Universe.LatenessId ? "swiped=unknown " : "")}{id}=unknown");
        List<Rule> mine = [], others = [];
        foreach (var part in PartsFree(unknown))
            AnswerSpace.Walk([Set(part, unknown), .. known.Select(value => Set(part, value))], regions =>
            {
                if (!space.Candidates(regions[0], mine, out var open)) return open;
                if (space.Same(regions, unknown)) return null;
                // One known value surely at most as urgent and one surely at least as urgent are enough; until they are found, split on.
                bool milder = false, graver = false;
                foreach (var with in regions.Skip(1))
                {
                    if (!space.Candidates(with, others, out var needed)) return needed;
                    if (others.Count > 1 && mine.Count == 1) open = needed;
                    milder |= others.Max(Urgency) <= mine.Min(Urgency);
                    graver |= others.Min(Urgency) >= mine.Max(Urgency);
                    if (milder && graver) return null;
                }

                Assert.True(open != default, $"{id} unknown: {mine[0].Id} ({mine[0].Outcome}, {Urgency(mine[0])}) is {(milder ? "graver" : "milder")} than every known value, for {regions[0].Describe(Named(mine[0]))}");
                return open;
            });
    }

    static int Urgency(Rule rule) => Pack.Outcomes[rule.Outcome].Urgency;

    Term[] Read(string text) => [.. text.Split(' ').Select(pair => pair.Split('=')).Select(pair => space.Term(pair[0], pair[1]))];

    // A step that sets the day or the lateness leaves the coupling of the two to itself.
    IEnumerable<Region> PartsFree(Term[] step) =>
        step.Any(t => t.Dimension == Pack.Universe.Find(Universe.LatenessId)!.Index) ? [Region.All(Pack.Universe)] : space.Parts();

    Region Set(Region region, Term[] step) => step.Aggregate(region, (at, term) => at.With(term)
        ?? throw new InvalidOperationException("The step sets one answer twice."));

    IEnumerable<int> Named(params Rule[] rules) =>
        space.Reads(rules.SelectMany(rule => Pack.Tables.Values.SelectMany(t => t.Rules).Where(r => r.Rule.Id == rule.Id).Select(r => r.When)).Append([space.Term(Judgement.CaseAnswer, "arrival")]));
}
