using System.Collections.Immutable;

namespace PosBot.Triage;

/// <summary>Where an answer came from: a reply to the question, the text of any message, or a correction of an earlier one.</summary>
public enum AnswerSource { Asked, Read, Changed }

/// <summary>One kept answer: the option's id, or an ISO date (yyyy-MM-dd) for a date question, or a number for an amount.</summary>
public sealed record Answer(string Value, AnswerSource Source);

/// <summary>All that is known of a case. Everything else (the open question, the recommendation) is derived from it.</summary>
public sealed record Answers(ImmutableSortedDictionary<string, Answer> Map)
{
    /// <summary>The value of a question nobody answered; an ordinary value, so that every table is total.</summary>
    public const string Unknown = "unknown";

    public static Answers None { get; } = new(ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal));

    public string? this[string question] => Map.TryGetValue(question, out var answer) ? answer.Value : null;

    public bool Has(string question) => Map.ContainsKey(question);

    public Answers With(string question, string value, AnswerSource source) => new(Map.SetItem(question, new Answer(value, source)));

    public Answers Without(string question) => new(Map.Remove(question));
}
