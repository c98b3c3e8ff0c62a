using PosBot.Triage.Reading;

namespace PosBot.Training;

/// <summary>One linear machine a topic against all others: L2-loss, dual coordinate descent with shrinking, C = 1. The same lines give the same bytes.</summary>
public static class Trainer
{
    public const int Version = 6;

    /// <summary>A feature that one line alone has says nothing about others.</summary>
    const int LeastLines = 2;

    public static ModelFile Train(IReadOnlyList<string> topics, IReadOnlyList<Line> lines, string sourceHash = "", Thresholds thresholds = default)
    {
        var vocabulary = Vocabulary.Of(lines, LeastLines);
        var vectors = lines.Select(line => vocabulary.Vector(line.Features)).ToArray();
        var targets = lines.Select(line => line.Topic).ToArray();
        var weights = new float[topics.Count][];
        Parallel.For(0, topics.Count, t => weights[t] = LinearMachine.Solve(vectors, Array.ConvertAll(targets, y => y == t), vocabulary.Count, seed: (uint)t + 1));
        return Pack(topics, vocabulary, weights, sourceHash, thresholds);
    }

    static ModelFile Pack(IReadOnlyList<string> topics, Vocabulary vocabulary, float[][] weights, string sourceHash, Thresholds thresholds)
    {
        var bias = new float[ModelFile.Stride];
        for (var t = 0; t < topics.Count; t++)
            bias[t] = weights[t][vocabulary.Count];
        var scales = new float[vocabulary.Count];
        var bytes = new sbyte[vocabulary.Count * ModelFile.Stride];
        for (var row = 0; row < vocabulary.Count; row++)
        {
            var largest = 0f;
            for (var t = 0; t < topics.Count; t++)
                largest = Math.Max(largest, Math.Abs(weights[t][row]));
            if (largest == 0)
                continue;
            scales[row] = largest / 127;
            for (var t = 0; t < topics.Count; t++)
                bytes[(row * ModelFile.Stride) + t] = (sbyte)MathF.Round(weights[t][row] / scales[row]);
        }

        return new ModelFile
        {
            SourceHash = sourceHash, Topics = [.. topics], Thresholds = thresholds, Bias = bias, Keys = vocabulary.Keys, Rarity = vocabulary.Rarity, Scales = scales, Weights = bytes,
        };
    }
}
