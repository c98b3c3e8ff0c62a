namespace PosBot.Triage;

/// <summary>A compiled table: at a point, exactly one rule holds (the tests prove it; a hole would be a content error and is named).</summary>
public sealed class DecisionTable
{
    readonly (Rule Rule, Term[] When)[] rules;

    public DecisionTable(RuleTable table, Universe universe)
    {
        Case = table.Case;
        rules = [.. table.Rules.Select(rule => (rule, universe.Compile(rule.When)))];
    }

    public string Case { get; }

    public IEnumerable<(Rule Rule, Term[] When)> Rules => rules;

    public Rule Decide(ReadOnlySpan<sbyte> point)
    {
        foreach (var (rule, when) in rules)
            if (Universe.Holds(when, point)) return rule;
        throw new InvalidOperationException($"Content error: no rule of the table '{Case}' holds for these answers; run 'posbot lint'.");
    }
}
