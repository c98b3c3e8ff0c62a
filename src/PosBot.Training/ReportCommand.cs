using System.Diagnostics;

namespace PosBot.Training;

/// <summary>Prints what cross-validation says of the model.</summary>
static class ReportCommand
{
    public static int Run(string dialogs, string[] options)
    {
        var clock = Stopwatch.StartNew();
        var corpus = Corpus.Read(dialogs);
        Console.WriteLine($"{corpus.Lines.Length} lines read in {clock.Elapsed.TotalSeconds:0.0} s");
        var scores = CrossValidation.Scores(corpus);
        Console.WriteLine($"five folds in {clock.Elapsed.TotalSeconds:0.0} s");
        var foreign = Array.IndexOf(corpus.Topics, "out_of_scope");
        var results = corpus.Lines.Select((line, i) => Result.Of(line.Topic, scores[i], foreign)).ToArray();
        Overall(corpus, results);
        PerTopic(corpus, results);
        Confusions(corpus, results);
        Limits(corpus, results, scores, foreign);
        if (options.Contains("--errors"))
            foreach (var (line, result) in corpus.Lines.Zip(results).Where(x => x.First.Topic != x.Second.Top))
                Console.WriteLine($"{corpus.Topics[line.Topic]}\t{corpus.Topics[result.Top]}\t{result.Gap:0.00}\t{line.Text}");
        return 0;
    }

    static void Overall(Corpus corpus, Result[] results)
    {
        foreach (var language in corpus.Lines.Select(l => l.Language).Distinct().Prepend("all"))
        {
            var part = results.Where((_, i) => language == "all" || corpus.Lines[i].Language == language).ToArray();
            Console.WriteLine($"{language}: top-1 {Share(part, r => r.Top == r.Topic)}, top-2 {Share(part, r => r.Top == r.Topic || r.Second == r.Topic)} of {part.Length}");
        }
    }

    static void PerTopic(Corpus corpus, Result[] results)
    {
        var macro = 0.0;
        for (var t = 0; t < corpus.Topics.Length; t++)
        {
            var mine = results.Where(r => r.Topic == t).ToArray();
            var said = results.Where(r => r.Top == t).ToArray();
            macro += (double)mine.Count(r => r.Top == t) / mine.Length;
            Console.WriteLine($"{corpus.Topics[t],-36} {mine.Length,4} recall {Share(mine, r => r.Top == t)} top-2 {Share(mine, r => r.Top == t || r.Second == t)} precision {Share(said, r => r.Topic == t)}");
        }

        Console.WriteLine($"macro recall {macro / corpus.Topics.Length:P1}");
    }

    static void Confusions(Corpus corpus, Result[] results)
    {
        foreach (var pair in results.Where(r => r.Top != r.Topic).GroupBy(r => (r.Topic, r.Top)).OrderByDescending(g => g.Count()).Take(25))
            Console.WriteLine($"{pair.Count(),4}  {corpus.Topics[pair.Key.Topic]} read as {corpus.Topics[pair.Key.Top]}");
    }

    static void Limits(Corpus corpus, Result[] results, float[][] scores, int foreign)
    {
        var limits = Calibration.Of(corpus, scores);
        Console.WriteLine(limits);
        var rejected = results.Where(r => r.Top != foreign && (r.Score < limits.Reject || r.Score - r.Foreign < limits.OutOfScopeGap)).ToArray();
        var kept = results.Where(r => r.Top != foreign).Except(rejected).ToArray();
        var accepted = kept.Where(r => r.Score >= limits.Accept && r.Gap >= limits.AcceptGap).ToArray();
        Console.WriteLine($"accepted {Share(results, accepted.Contains)}, right of these {Share(accepted, r => r.Top == r.Topic)}; asked: top-2 {Share(kept.Except(accepted).ToArray(), r => r.Top == r.Topic || r.Second == r.Topic)}");
        Console.WriteLine($"out of scope caught {Share(results.Where(r => r.Topic == foreign).ToArray(), r => r.Top == foreign || rejected.Contains(r))}, in scope lost {Share(results.Where(r => r.Topic != foreign).ToArray(), r => r.Top == foreign || rejected.Contains(r))}");
        var scam = Array.IndexOf(corpus.Topics, "being_scammed_now");
        foreach (var gap in (ReadOnlySpan<float>)[0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.8f, limits.ScamGap])
        {
            var near = Enumerable.Range(0, results.Length).Where(i => results[i].Score - scores[i][scam] <= gap).ToHashSet();
            var mine = Enumerable.Range(0, results.Length).Where(i => results[i].Topic == scam).ToArray();
            Console.WriteLine($"scam within {gap:0.00} of the top: {100.0 * mine.Count(near.Contains) / mine.Length:0.0} % of scam lines, {100.0 * (near.Count - mine.Count(near.Contains)) / (results.Length - mine.Length):0.0} % of the others");
        }
    }

    static string Share(Result[] results, Func<Result, bool> right) => results.Length == 0 ? "-" : $"{100.0 * results.Count(right) / results.Length:0.0} %";
}
