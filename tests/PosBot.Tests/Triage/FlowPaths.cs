using System.Collections.Immutable;
using System.Globalization;

using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>Where all paths of the flow lead from some answers on, counted by the number of further questions.</summary>
/// <param name="Paths">How many paths ask so many questions more; the index is the number.</param>
/// <param name="Chances">The share of each number if every option of every question were equally likely.</param>
/// <param name="Outcomes">Everywhere that the paths end.</param>
sealed record PathEnds(ImmutableArray<long> Paths, ImmutableArray<double> Chances, ImmutableHashSet<string> Outcomes)
{
    public int Longest => Paths.Length - 1;
}

/// <summary>
/// Follows every option of every question that the flow asks. A path's rest depends on what is answered, on the point, and on the day
/// of the sale while the cycle is still to come; so equal rests are walked once and counted as often as they occur.
/// </summary>
sealed class FlowPaths(Judgement judgement, DateOnly today)
{
    readonly Dictionary<string, PathEnds> known = new(StringComparer.Ordinal);
    readonly ContentPack pack = judgement.Pack;
    readonly Dimension cycle = judgement.Pack.Universe.Find(Judgement.CycleQuestion)!;

    /// <summary>The distinct places at which a question was chosen.</summary>
    public int Places => known.Count;

    /// <summary>Called at each question with the answers so far, its options and where each leads.</summary>
    public Action<Answers, Question, IReadOnlyList<(string Value, PathEnds Ends)>> Asked { get; init; } = (_, _, _) => { };

    /// <summary>Called where the flow has nothing more to ask.</summary>
    public Action<Answers, string> Ended { get; init; } = (_, _) => { };

    /// <summary>Days of the sale that give each step of lateness under one cycle or another.</summary>
    ImmutableArray<string> SaleDays { get; } =
        [.. new[] { 0, -1, -3, -4, -5, -6, -13, -45 }.Select(d => today.AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), Answers.Unknown];

    /// <summary>A first message that says the topic and nothing else.</summary>
    public Answers Bare(string topic) => new Consultation(pack).Turn(Answers.None, topic);

    public PathEnds From(Answers answers)
    {
        var key = Key(answers);
        if (known.TryGetValue(key, out var ends)) return ends;
        if (judgement.Next(answers, today) is not { } question)
        {
            var outcome = judgement.Decide(answers, today).Outcome.Id;
            Ended(answers, outcome);
            ends = new PathEnds([1], [1.0], [outcome]);
        }
        else
        {
            Assert.False(answers.Has(question.Id), $"'{question.Id}' is asked again.");
            var options = OptionsOf(question).Select(value => (value, From(answers.With(question.Id, value, AnswerSource.Asked)))).ToArray();
            Asked(answers, question, options);
            ends = Sum(options);
        }

        return known[key] = ends;
    }

    ImmutableArray<string> OptionsOf(Question question) => question.Kind switch
    {
        QuestionKind.Choice => question.Options,
        QuestionKind.Date => SaleDays,
        _ => throw new InvalidOperationException($"'{question.Id}' has no finite options."),
    };

    static PathEnds Sum((string, PathEnds Ends)[] options)
    {
        var longest = options.Max(o => o.Ends.Longest) + 1;
        var paths = new long[longest + 1];
        var chances = new double[longest + 1];
        foreach (var (_, ends) in options)
            for (var i = 0; i <= ends.Longest; i++)
            {
                paths[i + 1] += ends.Paths[i];
                chances[i + 1] += ends.Chances[i] / options.Length;
            }

        return new PathEnds([.. paths], [.. chances], options.Aggregate(ImmutableHashSet<string>.Empty, (all, o) => all.Union(o.Ends.Outcomes)));
    }

    string Key(Answers answers)
    {
        // The cycle itself decides nothing once the lateness is there.
        var point = judgement.Point(answers, today);
        point[cycle.Index] = 0;
        var values = string.Create(point.Length, point, static (text, from) => { for (var i = 0; i < text.Length; i++) text[i] = (char)('0' + from[i]); });
        return $"{string.Join(' ', answers.Map.Keys)}|{values}|{(answers.Has(Judgement.CycleQuestion) ? "" : answers[Judgement.SwipedQuestion])}";
    }
}
