using System.Runtime.InteropServices;
using PosBot.Triage.Reading;

namespace PosBot.Training;

/// <summary>A line as the machine sees it: ascending feature numbers and their values.</summary>
public readonly record struct Vector(int[] Features, float[] Values);

/// <summary>The features that enough lines have, and how rare each is.</summary>
sealed class Vocabulary
{
    readonly Dictionary<ulong, int> _rows = [];

    public required ulong[] Keys { get; init; }

    public required float[] Rarity { get; init; }

    public int Count => Keys.Length;

    public static Vocabulary Of(IReadOnlyList<Line> lines, int least)
    {
        var frequency = new Dictionary<ulong, int>();
        var seen = new HashSet<ulong>();
        foreach (var line in lines)
        {
            seen.Clear();
            foreach (var feature in line.Features)
                if (seen.Add(feature))
                    CollectionsMarshal.GetValueRefOrAddDefault(frequency, feature, out _)++;
        }

        // Sorted, so that neither hashing nor file order shows in the result.
        var keys = frequency.Where(f => f.Value >= least).Select(f => f.Key).ToArray();
        Array.Sort(keys);
        var vocabulary = new Vocabulary { Keys = keys, Rarity = Array.ConvertAll(keys, key => 1f + MathF.Log((1f + lines.Count) / (1f + frequency[key]))) };
        for (var row = 0; row < keys.Length; row++)
            vocabulary._rows.Add(keys[row], row);
        return vocabulary;
    }

    /// <summary>Log counts times rarity, each group brought to unit length, then weighted; as the model does it.</summary>
    public Vector Vector(ReadOnlySpan<ulong> features)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var feature in features)
            if (_rows.TryGetValue(feature, out var row))
                counts[row] = counts.GetValueOrDefault(row) + 1;
        var (rows, values) = (new int[counts.Count], new float[counts.Count]);
        var norms = new float[FeatureReader.Groups];
        var i = 0;
        foreach (var (row, times) in counts)
        {
            (rows[i], values[i]) = (row, (1f + MathF.Log(times)) * Rarity[row]);
            norms[Keys[row] >> 62] += values[i] * values[i];
            i++;
        }

        for (var v = 0; v < values.Length; v++)
        {
            var group = (int)(Keys[rows[v]] >> 62);
            values[v] *= IntentModel.GroupWeights[group] / MathF.Sqrt(norms[group]);
        }

        return new Vector(rows, values);
    }
}
