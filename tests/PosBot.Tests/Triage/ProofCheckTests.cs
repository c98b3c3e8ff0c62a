using CsCheck;

using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>The proofs themselves: splitting agrees with deciding point by point, and a hole or a fall is found.</summary>
public sealed class ProofCheckTests
{
    static readonly ContentPack Pack = RealPack.Pack;

    [Fact]
    public void Splitting_decides_as_the_judgement_does_at_every_point_that_is_tried()
    {
        var space = new AnswerSpace(Pack);
        var dimensions = Pack.Universe.Dimensions.Values.OrderBy(d => d.Index).ToArray();
        var given = dimensions.Length - Pack.Universe.Derivations.Count;
        var caseDimension = Pack.Universe.Find(Judgement.CaseAnswer)!;
        Gen.Int[0, int.MaxValue].Array[given].Sample(numbers =>
        {
            var point = new sbyte[dimensions.Length];
            var region = Region.All(Pack.Universe);
            for (var d = 0; d < given; d++)
            {
                point[d] = (sbyte)(numbers[d] % dimensions[d].Values.Length);
                region = region.With(new Term(d, 1UL << point[d]))!;
            }

            Pack.Universe.Derive(point);
            var expected = Pack.Tables[caseDimension.Values[point[caseDimension.Index]]].Decide(point);
            return space.Decides(region, out var rule) && rule!.Id == expected.Id;
        });
    }

    [Fact]
    public void The_cells_fill_the_space_without_a_rest()
    {
        var space = new AnswerSpace(Pack);
        var reads = space.Reads(Pack.Tables.Values.SelectMany(t => t.Rules).Select(r => r.When).Append([space.Term(Judgement.CaseAnswer, "arrival")]));
        UInt128 whole = 0, cells = 0;
        foreach (var part in space.Parts())
        {
            whole += part.Count(reads);
            AnswerSpace.Walk(part, region =>
            {
                if (!space.Decides(region, out _)) return region.Open;
                cells += region.Count(reads);
                return null;
            });
        }

        Assert.Equal(whole, cells);
    }

    [Fact]
    public void A_table_without_any_one_of_its_rules_has_a_hole_that_is_found()
    {
        foreach (var (name, table) in Pack.Tables)
            foreach (var missing in table.Rules.Select(r => r.Rule.Id))
            {
                var without = new RuleTable(name, [.. table.Rules.Select(r => r.Rule).Where(r => r.Id != missing)]);
                var tables = Pack.Tables.ToDictionary(t => t.Key, t => t.Key == name ? new DecisionTable(without, Pack.Universe) : t.Value, StringComparer.Ordinal);
                var space = new AnswerSpace(Pack with { Tables = tables });
                Assert.True(HasHole(space), $"Nobody misses '{missing}'.");
            }
    }

    static bool HasHole(AnswerSpace space)
    {
        var found = false;
        foreach (var part in space.Parts())
            AnswerSpace.Walk(part, region =>
            {
                if (found) return null;
                if (!space.Decides(region, out var rule)) return region.Open;
                found |= rule is null;
                return null;
            });
        return found;
    }
}
