using System.Runtime.InteropServices;
using PosBot.Triage.Reading;

namespace PosBot.Training;

/// <summary>Cross-validation folds in which lines that are nearly the same stand together, or the score would be of memory.</summary>
static class Folds
{
    public const int Count = 5;

    /// <summary>Fold of each line: near twins (over 70 % of trigrams shared) in one, topics spread evenly.</summary>
    public static int[] Of(IReadOnlyList<Line> lines)
    {
        var group = Enumerable.Range(0, lines.Count).ToArray();
        var trigrams = lines.Select(line => Trigrams(line.Text)).ToArray();
        var holders = new Dictionary<long, List<int>>();
        for (var i = 0; i < lines.Count; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var trigram in trigrams[i])
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, trigram, out _);
                list ??= [];
                // A trigram that hundreds of lines have does not tell twins apart.
                if (list.Count < 300)
                    foreach (var other in list)
                        CollectionsMarshal.GetValueRefOrAddDefault(shared, other, out _)++;
                list.Add(i);
            }

            foreach (var (other, common) in shared)
                if (common > 0.7 * Math.Min(trigrams[i].Count, trigrams[other].Count))
                    group[Root(group, i)] = Root(group, other);
        }

        var fold = new int[lines.Count];
        var next = new int[lines.Max(l => l.Topic) + 1];
        var byRoot = new Dictionary<int, int>();
        for (var i = 0; i < lines.Count; i++)
        {
            var root = Root(group, i);
            if (!byRoot.TryGetValue(root, out var chosen))
            {
                chosen = next[lines[i].Topic]++ % Count;
                byRoot.Add(root, chosen);
            }

            fold[i] = chosen;
        }

        return fold;
    }

    static int Root(int[] group, int i)
    {
        while (group[i] != i)
            i = group[i] = group[group[i]];
        return i;
    }

    static HashSet<long> Trigrams(string text)
    {
        var folded = Folding.Fold(text);
        var set = new HashSet<long>();
        for (var i = 0; i + 2 < folded.Length; i++)
            set.Add(((long)folded[i] << 32) | ((long)folded[i + 1] << 16) | folded[i + 2]);
        if (set.Count == 0)
            set.Add(folded.Length == 0 ? 0 : folded[0] + ((long)folded[folded.Length - 1] << 16));
        return set;
    }

}
