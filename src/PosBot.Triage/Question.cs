using System.Collections.Immutable;

namespace PosBot.Triage;

/// <summary>What shape of reply a question takes.</summary>
public enum QuestionKind { Choice, Date, Amount, Text }

/// <summary>
/// One thing that may be asked. A choice has finite options, of which <c>unknown</c> is always one;
/// a date or an amount enters the rules only through a derived answer.
/// </summary>
/// <param name="Id">Permanent: it is state, metric name and test vocabulary at once.</param>
/// <param name="Options">Buttons in order; empty for free values.</param>
/// <param name="When">Asked only when all of these hold; an answer that was volunteered counts all the same.</param>
/// <param name="Default">Its value while unanswered; <see cref="Answers.Unknown"/> unless content says otherwise.</param>
/// <param name="Asked">False for what is only ever read from text, such as danger.</param>
public sealed record Question(string Id, QuestionKind Kind, ImmutableArray<string> Options, Condition When, string Default, bool Asked);

/// <summary>An answer computed from others by the first line that holds; the last resort is <paramref name="Otherwise"/>.</summary>
public sealed record DerivedAnswer(string Id, ImmutableArray<DerivedLine> Lines, string Otherwise);

/// <summary>One line of a derived answer.</summary>
public sealed record DerivedLine(string Value, Condition When);

/// <summary>Every named question has one of the listed values. No "or" across questions, no "not": the table stays enumerable.</summary>
public sealed record Condition(ImmutableSortedDictionary<string, ImmutableArray<string>> Allowed)
{
    public static Condition Always { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal));
}
