using System.Text.Json.Serialization;
using PosBot.Triage;

namespace PosBot.State;

/// <summary>
/// All that is kept of a case, at most 3 kB. What can be derived from the answers (the next question, the recommendation) is not in it.
/// A record of an older or newer version is read all the same: what is missing has its default, what is unknown is left out.
/// </summary>
public sealed record CaseRecord
{
    public const int CurrentFormat = 1;

    /// <summary>The form of this record.</summary>
    [JsonPropertyName("v")]
    public int Format { get => field == 0 ? CurrentFormat : field; init; }

    /// <summary>The chosen language, zh-CN or en-US; null until one was chosen.</summary>
    public string? Locale { get; init; }

    /// <summary>What is known so far.</summary>
    [JsonConverter(typeof(AnswersConverter))]
    public Answers Answers { get => field ?? Answers.None; init; }

    public string? Topic { get; init; }

    /// <summary>The id of the question the person was asked last and has not answered.</summary>
    [JsonPropertyName("open")]
    public string? OpenQuestion { get; init; }

    /// <summary>How often in a row the open question was not understood.</summary>
    public int Misses { get; init; }

    /// <summary>The id of the outcome recommended last.</summary>
    [JsonPropertyName("outcome")]
    public string? LastOutcome { get; init; }

    /// <summary>How far the recommended step has got, in the words of the dialogs.</summary>
    public string? Stage { get; init; }

    public bool Welcomed { get; init; }

    /// <summary>The hash of the content that the last reply was made from.</summary>
    public string? Content { get; init; }

    /// <summary>The conversation reference as JSON, for speaking first; null where the channel needs none (Direct Line).</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    public string? Reference { get; init; }

    public int Turns { get; init; }

    /// <summary>When the last turn was committed; system time, for retention.</summary>
    [JsonPropertyName("at")]
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The bot keeps silent until then: a person has taken over, or it was asked to.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>To whom the conversation was handed over.</summary>
    public string? Handover { get; init; }

    /// <summary>The questions in the order in which they were answered, for "back".</summary>
    public IReadOnlyList<string> Previous { get => field ?? []; init; }

    /// <summary>The outcome whose short form was said before a question; it is said once.</summary>
    public string? Briefed { get; init; }

    /// <summary>The topics offered when the person was asked which one is meant.</summary>
    public IReadOnlyList<string> Choices { get => field ?? []; init; }
}
