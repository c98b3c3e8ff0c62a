using System.Collections.Immutable;

namespace PosBot.Triage;

/// <summary>A question or a derived answer with finite values, numbered so that a condition is a bit mask.</summary>
/// <param name="Default">Index of the value that stands while nobody answered.</param>
public sealed record Dimension(string Id, int Index, ImmutableArray<string> Values, int Default)
{
    public int ValueOf(string value) => Values.IndexOf(value, 0, Values.Length, StringComparer.Ordinal);
}

/// <summary>One required set of values on one dimension.</summary>
public readonly record struct Term(int Dimension, ulong Mask);

/// <summary>All finite dimensions: questions first, then what the code computes, then the derived answers in their order.</summary>
public sealed class Universe
{
    /// <summary>The lateness that <see cref="SettlementClock"/> computes; the one derived answer that needs arithmetic on the calendar.</summary>
    public const string LatenessId = "lateness";

    /// <summary>The values of <see cref="LatenessId"/>, mildest first after unknown.</summary>
    public static readonly ImmutableArray<string> LatenessValues = ["unknown", "not_due", "due_today", "late", "overdue", "over_30"];

    readonly Dictionary<string, Dimension> byId = new(StringComparer.Ordinal);
    readonly sbyte[] defaults;
    readonly List<(int Dimension, (Term[] When, int Value)[] Lines, int Otherwise)> derivations = [];

    public Universe(IEnumerable<Question> questions, IEnumerable<DerivedAnswer> derived)
    {
        foreach (var question in questions.Where(q => q.Kind == QuestionKind.Choice))
            Add(question.Id, question.Options, question.Default);
        // A date or an amount that was given is itself a fact that conditions may name.
        foreach (var question in questions.Where(q => q.Kind != QuestionKind.Choice))
            Add(question.Id, [Answers.Unknown, "given"], Answers.Unknown);
        Add(LatenessId, LatenessValues, Answers.Unknown);
        foreach (var answer in derived)
        {
            var values = answer.Lines.Select(l => l.Value).Append(answer.Otherwise).Distinct(StringComparer.Ordinal).ToImmutableArray();
            var lines = answer.Lines.Select(l => (Compile(l.When), values.IndexOf(l.Value))).ToArray();
            var dimension = Add(answer.Id, values, answer.Otherwise);
            derivations.Add((dimension.Index, lines, values.IndexOf(answer.Otherwise)));
        }

        defaults = [.. byId.Values.OrderBy(d => d.Index).Select(d => (sbyte)d.Default)];
    }

    public IReadOnlyDictionary<string, Dimension> Dimensions => byId;

    public int Count => byId.Count;

    /// <summary>The derived answers in order, each with its lines; open to the proofs, which split on what a line needs.</summary>
    internal IReadOnlyList<(int Dimension, (Term[] When, int Value)[] Lines, int Otherwise)> Derivations => derivations;

    public Dimension? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The condition as masks; throws where it names what does not exist (the loader has checked before).</summary>
    public Term[] Compile(Condition condition) =>
        [.. condition.Allowed.Select(pair =>
        {
            var dimension = byId[pair.Key];
            var mask = 0UL;
            foreach (var value in pair.Value) mask |= 1UL << dimension.ValueOf(value);
            return new Term(dimension.Index, mask);
        })];

    public static bool Holds(ReadOnlySpan<Term> terms, ReadOnlySpan<sbyte> point)
    {
        foreach (var term in terms)
            if (((term.Mask >> point[term.Dimension]) & 1) == 0) return false;
        return true;
    }

    /// <summary>Fills in the ordered derivations of a point whose questions are set.</summary>
    public void Derive(Span<sbyte> point)
    {
        foreach (var (dimension, lines, otherwise) in derivations)
        {
            var value = otherwise;
            foreach (var (when, result) in lines)
            {
                if (!Holds(when, point)) continue;
                value = result;
                break;
            }

            point[dimension] = (sbyte)value;
        }
    }

    /// <summary>The point of a set of answers: unknown ones at their default, unreadable ones too.</summary>
    public void Place(Answers answers, Lateness lateness, Span<sbyte> point)
    {
        defaults.CopyTo(point);
        foreach (var (id, answer) in answers.Map)
        {
            if (!byId.TryGetValue(id, out var dimension)) continue;
            var value = dimension.ValueOf(answer.Value);
            if (value < 0 && dimension.Values is [_, "given"]) value = answer.Value == Answers.Unknown ? 0 : 1;
            if (value >= 0) point[dimension.Index] = (sbyte)value;
        }

        point[byId[LatenessId].Index] = (sbyte)lateness;
        Derive(point);
    }

    Dimension Add(string id, ImmutableArray<string> values, string @default)
    {
        var dimension = new Dimension(id, byId.Count, values, Math.Max(0, values.IndexOf(@default)));
        byId.Add(id, dimension);
        return dimension;
    }
}
