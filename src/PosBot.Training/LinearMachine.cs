namespace PosBot.Training;

/// <summary>
/// Dual coordinate descent for the L2-loss linear support vector machine (Hsieh et al., ICML 2008), bias as one more feature of value 1 at the last index.
/// </summary>
static class LinearMachine
{
    const double C = 1, Epsilon = 0.1;

    const int MostRounds = 200;

    public static float[] Solve(Vector[] vectors, bool[] positive, int features, uint seed)
    {
        var (weights, alpha, diagonal) = (new float[features + 1], new double[vectors.Length], 0.5 / C);
        var squares = Array.ConvertAll(vectors, v => diagonal + 1 + v.Values.Sum(x => (double)x * x));
        var active = Enumerable.Range(0, vectors.Length).ToArray();
        var (size, bound, state) = (vectors.Length, double.PositiveInfinity, seed * 2654435761u | 1u);
        for (var round = 0; round < MostRounds; round++)
        {
            for (var i = 0; i < size; i++)
            {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                var j = i + (int)(state % (uint)(size - i));
                (active[i], active[j]) = (active[j], active[i]);
            }

            var (most, least) = (double.NegativeInfinity, double.PositiveInfinity);
            for (var s = 0; s < size; s++)
            {
                var i = active[s];
                var sign = positive[i] ? 1.0 : -1.0;
                var gradient = (sign * Dot(weights, vectors[i], features)) - 1 + (alpha[i] * diagonal);
                var projected = gradient;
                if (alpha[i] == 0)
                {
                    if (gradient > bound)
                    {
                        // Far on its own side: it will not come back before the end is near.
                        size--;
                        (active[s], active[size]) = (active[size], active[s]);
                        s--;
                        continue;
                    }

                    projected = Math.Min(gradient, 0);
                }

                (most, least) = (Math.Max(most, projected), Math.Min(least, projected));
                if (Math.Abs(projected) < 1e-12)
                    continue;
                var old = alpha[i];
                alpha[i] = Math.Max(old - (gradient / squares[i]), 0);
                Move(weights, vectors[i], features, (float)((alpha[i] - old) * sign));
            }

            if (most - least <= Epsilon)
            {
                if (size == vectors.Length)
                    break;
                (size, bound) = (vectors.Length, double.PositiveInfinity);
                continue;
            }

            bound = most <= 0 ? double.PositiveInfinity : most;
        }

        return weights;
    }

    static double Dot(float[] weights, Vector vector, int bias)
    {
        var (rows, values) = (vector.Features, vector.Values);
        float a = 0, b = 0;
        var i = 0;
        for (; i + 1 < rows.Length; i += 2)
        {
            a += weights[rows[i]] * values[i];
            b += weights[rows[i + 1]] * values[i + 1];
        }

        if (i < rows.Length)
            a += weights[rows[i]] * values[i];
        return a + b + weights[bias];
    }

    static void Move(float[] weights, Vector vector, int bias, float step)
    {
        var (rows, values) = (vector.Features, vector.Values);
        for (var i = 0; i < rows.Length; i++)
            weights[rows[i]] += step * values[i];
        weights[bias] += step;
    }
}
