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
    // Value and one of each derived answer that is settled here, and so in every part of the region; -1 where one is known to be undecided.
    readonly sbyte[] derived;
    readonly Term[] undecided;

    Region(Universe universe, ulong[] open, sbyte[] derived) =>
        (this.universe, this.open, this.derived, undecided) = (universe, open, derived, new Term[derived.Length]);

    /// <summary>Every combination of answers, with every lateness.</summary>
    public static Region All(Universe universe)
    {
        var every = new ulong[universe.Count];
        foreach (var dimension in universe.Dimensions.Values) every[dimension.Index] = (1UL << dimension.Values.Length) - 1;
        return new Region(universe, every, new sbyte[universe.Derivations.Count]);
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
        var settled = new sbyte[derived.Length];
        for (var i = 0; i < settled.Length; i++) settled[i] = Math.Max(derived[i], (sbyte)0);
        return new Region(universe, copy, settled);
    }

    public Region? Without(Term term) => With(term with { Mask = ~term.Mask });

    /// <summary>True or false everywhere in the region; null where that depends, see <see cref="Open"/>.</summary>
    public bool? Holds(ReadOnlySpan<Term> terms)
    {
        Term? needed = null;
        foreach (var term in terms)
        {
            var holds = Holds(term);
            if (holds == false) return false;
            if (holds is null) needed ??= Open;
        }

        if (needed is not { } first) return true;
        Open = first;
        return null;
    }

    /// <summary>The value of a dimension all over the region; negative where it differs, see <see cref="Open"/>.</summary>
    public int Value(int dimension)
    {
        var derivation = DerivationOf(dimension);
        if (derivation < 0)
        {
            var mask = open[dimension];
            if (ulong.IsPow2(mask)) return (int)ulong.Log2(mask);
            Open = new Term(dimension, mask & (~mask + 1));
            return -1;
        }

        if (derived[derivation] > 0) return derived[derivation] - 1;
        if (derived[derivation] < 0)
        {
            Open = undecided[derivation];
            return -1;
        }

        var (_, lines, otherwise) = universe.Derivations[derivation];
        foreach (var (when, value) in lines)
        {
            var holds = Holds(when);
            if (holds is null)
            {
                undecided[derivation] = Open;
                derived[derivation] = -1;
                return -1;
            }

            if (holds == true) return Settle(value);
        }

        return Settle(otherwise);

        int Settle(int value)
        {
            derived[derivation] = (sbyte)(value + 1);
            return value;
        }
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
