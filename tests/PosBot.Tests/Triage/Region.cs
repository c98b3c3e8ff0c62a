using PosBot.Triage;

namespace PosBot.Tests.Triage;

/// <summary>
/// A box of the space of all answers: on each given dimension the values still open. A condition holds in it, fails in it, or is
/// undecided, and then <see cref="Open"/> is the term to split by. Derived answers are computed, never free: so only what the
/// answers can really bring about is proven, and nothing is left out.
/// </summary>
sealed class Region
{
    readonly Universe universe;
    readonly ulong[] open;
    readonly Dictionary<int, int> derived = [];

    public Region(Universe universe, ulong[] open) => (this.universe, this.open) = (universe, open);

    /// <summary>Every combination of answers, with every lateness.</summary>
    public static Region All(Universe universe)
    {
        var every = new ulong[universe.Count];
        foreach (var dimension in universe.Dimensions.Values) every[dimension.Index] = (1UL << dimension.Values.Length) - 1;
        return new Region(universe, every);
    }

    /// <summary>The term that must be decided before the last question to this region has an answer.</summary>
    public Term Open { get; private set; }

    /// <summary>This region where the dimension has one of these values; empty where it cannot.</summary>
    public Region? With(Term term)
    {
        var left = open[term.Dimension] & term.Mask;
        if (left == 0) return null;
        var copy = (ulong[])open.Clone();
        copy[term.Dimension] = left;
        return new Region(universe, copy);
    }

    public Region? Without(Term term) => With(term with { Mask = ~term.Mask });

    /// <summary>True or false everywhere in the region; null where that depends, see <see cref="Open"/>.</summary>
    public bool? Holds(ReadOnlySpan<Term> terms)
    {
        Term? undecided = null;
        foreach (var term in terms)
        {
            var holds = Holds(term);
            if (holds == false) return false;
            if (holds is null) undecided ??= Open;
        }

        if (undecided is not { } first) return true;
        Open = first;
        return null;
    }

    /// <summary>The value of a dimension all over the region; negative where it differs, see <see cref="Open"/>.</summary>
    public int Value(int dimension)
    {
        if (DerivationOf(dimension) < 0)
        {
            var mask = open[dimension];
            if (ulong.IsPow2(mask)) return (int)ulong.Log2(mask);
            Open = new Term(dimension, mask & (~mask + 1));
            return -1;
        }

        if (derived.TryGetValue(dimension, out var known)) return known;
        var (_, lines, otherwise) = universe.Derivations[DerivationOf(dimension)];
        foreach (var (when, value) in lines)
        {
            var holds = Holds(when);
            if (holds is null) return -1;
            if (holds == true) return derived[dimension] = value;
        }

        return derived[dimension] = otherwise;
    }

    /// <summary>How many combinations of these dimensions lie in the region.</summary>
    public UInt128 Count(IEnumerable<int> dimensions) => dimensions.Aggregate(UInt128.One, (product, d) => product * (UInt128)ulong.PopCount(open[d]));

    /// <summary>One combination of the region, by name, for a message of a failed proof.</summary>
    public string Describe(IEnumerable<int> dimensions)
    {
        var names = universe.Dimensions.Values.ToDictionary(d => d.Index);
        return string.Join(" ", dimensions.Where(d => DerivationOf(d) < 0).Select(d =>
            $"{names[d].Id}={string.Join('|', names[d].Values.Where((_, i) => ((open[d] >> i) & 1) == 1))}"));
    }

    int DerivationOf(int dimension) => dimension - (universe.Count - universe.Derivations.Count);

    bool? Holds(Term term)
    {
        if (DerivationOf(term.Dimension) >= 0)
        {
            var value = Value(term.Dimension);
            return value < 0 ? null : ((term.Mask >> value) & 1) == 1;
        }

        var mask = open[term.Dimension];
        if ((mask & term.Mask) == 0) return false;
        if ((mask & ~term.Mask) == 0) return true;
        Open = term;
        return null;
    }
}
