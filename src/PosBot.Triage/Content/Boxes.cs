namespace PosBot.Triage.Content;

/// <summary>
/// Rules as boxes over the finite dimensions. Derived answers are taken as free here, so what is proven holds for every
/// combination, possible or not; the tests prove the same over the consistent ones and count them.
/// </summary>
public static class Boxes
{
    public static bool Meet(Term[] left, Term[] right)
    {
        foreach (var a in left)
            foreach (var b in right)
                if (a.Dimension == b.Dimension && (a.Mask & b.Mask) == 0) return false;
        return true;
    }

    /// <summary>A combination that no box covers, in words; null when the boxes cover everything.</summary>
    public static string? Gap(Universe universe, Term[][] boxes)
    {
        var names = universe.Dimensions.Values.ToDictionary(d => d.Index);
        var all = new ulong[universe.Count];
        foreach (var dimension in names.Values) all[dimension.Index] = (1UL << dimension.Values.Length) - 1;
        var chosen = new Dictionary<int, ulong>();
        return Split(boxes) ? null : string.Join(", ", chosen.Select(c => $"{names[c.Key].Id} = {Name(names[c.Key], c.Value)}"));

        bool Split(Term[][] left)
        {
            // A box with no term left covers what remains.
            if (left.Any(box => box.All(term => Covered(term)))) return true;
            var next = left.SelectMany(box => box).Where(term => !chosen.ContainsKey(term.Dimension)).Select(term => term.Dimension).DefaultIfEmpty(-1).First();
            if (next < 0) return false;
            // Values that every box treats alike are split once.
            foreach (var group in Alike(left, next, names[next].Values.Length))
            {
                chosen[next] = group;
                if (!Split([.. left.Where(box => box.All(term => term.Dimension != next || (term.Mask & group) == group))])) return false;
                chosen.Remove(next);
            }

            return true;
        }

        bool Covered(Term term) => chosen.TryGetValue(term.Dimension, out var group) ? (term.Mask & group) == group : (term.Mask & all[term.Dimension]) == all[term.Dimension];
    }

    static IEnumerable<ulong> Alike(Term[][] boxes, int dimension, int count)
    {
        var masks = boxes.SelectMany(b => b).Where(t => t.Dimension == dimension).Select(t => t.Mask).Distinct().ToArray();
        return Enumerable.Range(0, count)
            .GroupBy(value => string.Concat(masks.Select(mask => ((mask >> value) & 1) == 1 ? '1' : '0')))
            .Select(group => group.Aggregate(0UL, (mask, value) => mask | (1UL << value)));
    }

    static string Name(Dimension dimension, ulong mask) =>
        string.Join("|", dimension.Values.Where((_, i) => ((mask >> i) & 1) == 1));
}
