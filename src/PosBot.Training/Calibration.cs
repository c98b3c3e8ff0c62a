using PosBot.Triage.Reading;

namespace PosBot.Training;

/// <summary>Turns scores of unseen lines into limits.</summary>
static class Calibration
{
    /// <summary>In-scope lines that may be rejected so that foreign ones are.</summary>
    const double RejectedInScope = 0.02;

    /// <summary>Scam lines that must be near the top, if the cap allows; the rest is for the cues of the guard itself.</summary>
    const double ScamSeen = 0.99;

    /// <summary>Lines acted on without asking must be right this often.</summary>
    const double AcceptedRight = 0.90;

    public static Thresholds Of(Corpus corpus, float[][] scores)
    {
        var foreign = Array.IndexOf(corpus.Topics, "out_of_scope");
        var scam = Array.IndexOf(corpus.Topics, "being_scammed_now");
        var results = corpus.Lines.Select((line, i) => Result.Of(line.Topic, scores[i], foreign)).ToArray();
        var inScope = results.Where(r => r.Topic != foreign && r.Top != foreign).ToArray();
        var reject = Quantile(inScope.Select(r => r.Score), RejectedInScope);
        var gap = Quantile(inScope.Select(r => r.Score - r.Foreign), RejectedInScope);
        var (accept, acceptGap) = Accept(inScope);
        // Nearly every scam line that was seen lies within this of the top; capped, or the guard would look at everything.
        var behind = corpus.Lines.Select((line, i) => (line, i)).Where(x => x.line.Topic == scam).Select(x => results[x.i].Score - scores[x.i][scam]).ToArray();
        var scamGap = behind.Length == 0 ? 0 : Math.Min(Quantile(behind, ScamSeen), MostScamGap);
        return new Thresholds(accept, acceptGap, reject, gap, scamGap);
    }

    /// <summary>No message is looked at twice where being_scammed_now lies further behind the top than this.</summary>
    public const float MostScamGap = 0.6f;

    // The lowest pair of limits, over a grid, under which what is accepted is right often enough; of those the one that accepts most.
    static (float Accept, float Gap) Accept(Result[] results)
    {
        var (best, most) = ((0.5f, 0.5f), -1);
        for (var accept = -0.6f; accept <= 0.6f; accept += 0.1f)
            for (var gap = 0f; gap <= 1f; gap += 0.05f)
            {
                var kept = results.Count(r => r.Score >= accept && r.Gap >= gap);
                var right = results.Count(r => r.Score >= accept && r.Gap >= gap && r.Top == r.Topic);
                if (kept > most && right >= AcceptedRight * kept)
                    (best, most) = ((accept, gap), kept);
            }

        return best;
    }

    static float Quantile(IEnumerable<float> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];
    }
}

/// <summary>What the scores of one line say.</summary>
readonly record struct Result(int Topic, int Top, int Second, float Score, float Gap, float Foreign)
{
    public static Result Of(int topic, float[] scores, int foreign)
    {
        var (top, second) = (0, -1);
        for (var t = 1; t < scores.Length; t++)
            if (scores[t] > scores[top])
                (top, second) = (t, top);
            else if (second < 0 || scores[t] > scores[second])
                second = t;
        return new Result(topic, top, second, scores[top], scores[top] - scores[second], foreign < 0 ? float.NegativeInfinity : scores[foreign]);
    }
}
