using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>The tables are proven, not sampled: overlap on boxes, gaps by splitting the consistent space.</summary>
public sealed class TableProofTests(ITestOutputHelper output)
{
    static readonly ContentPack Pack = RealPack.Pack;
    readonly AnswerSpace space = new(Pack);

    public static TheoryData<string> Tables => [.. Pack.Tables.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void No_two_rules_of_a_table_share_a_point(string name)
    {
        var rules = Pack.Tables[name].Rules.ToArray();
        for (var i = 0; i < rules.Length; i++)
            for (var j = i + 1; j < rules.Length; j++)
                Assert.False(Boxes.Meet(rules[i].When, rules[j].When), $"{rules[i].Rule.Id} and {rules[j].Rule.Id} can both hold.");
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_consistent_combination_has_exactly_one_rule_and_every_rule_has_one(string name)
    {
        var table = Pack.Tables[name];
        var here = space.Term(Judgement.CaseAnswer, name);
        var reads = space.Reads(table.Rules.Select(r => r.When).Append([here]));
        var reached = new HashSet<string>(StringComparer.Ordinal);
        UInt128 count = 0;
        var cells = 0;
        space.WalkAll(region =>
        {
            var mine = region.Holds([here]);
            if (mine is null) return region.Open;
            if (mine == false) return null;
            var holding = new List<string>();
            foreach (var (rule, when) in table.Rules)
            {
                var holds = region.Holds(when);
                if (holds is null) return region.Open;
                if (holds == true) holding.Add(rule.Id);
            }

            Assert.True(holding.Count == 1, $"{holding.Count} rules ({string.Join(", ", holding)}) for {region.Describe(reads)}");
            reached.Add(holding[0]);
            count += region.Count(reads);
            cells++;
            return null;
        });

        Assert.Empty(table.Rules.Select(r => r.Rule.Id).Except(reached));
        output.WriteLine($"{name}: {count:N0} combinations of {reads.Length} questions in {cells:N0} cells, {reached.Count} rules");
    }

    [Fact]
    public void Every_outcome_of_a_case_is_led_to_by_a_rule_and_every_case_has_a_table()
    {
        var led = Pack.Tables.Values.SelectMany(t => t.Rules).Select(r => r.Rule.Outcome).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Pack.Outcomes.Values.Where(o => o.Topics.IsEmpty && !led.Contains(o.Id)).Select(o => o.Id));
        Assert.Equal(Pack.Universe.Find(Judgement.CaseAnswer)!.Values.Order(StringComparer.Ordinal), Pack.Tables.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_line_of_every_derived_answer_is_the_first_to_hold_somewhere()
    {
        var names = Pack.Universe.Dimensions.Values.ToDictionary(d => d.Index);
        foreach (var (dimension, lines, _) in Pack.Universe.Derivations)
        {
            var reached = new bool[lines.Length + 1];
            space.WalkAll(region =>
            {
                for (var i = 0; i < lines.Length; i++)
                {
                    var holds = region.Holds(lines[i].When);
                    if (holds is null) return region.Open;
                    if (holds == false) continue;
                    reached[i] = true;
                    return null;
                }

                reached[lines.Length] = true;
                return null;
            });
            for (var i = 0; i <= lines.Length; i++)
                Assert.True(reached[i], $"Line {i + 1} of '{names[dimension].Id}' never decides{(i == lines.Length ? " (otherwise)" : "")}.");
        }
    }
}
