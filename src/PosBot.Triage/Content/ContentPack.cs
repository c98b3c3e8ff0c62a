using System.Collections.Immutable;

namespace PosBot.Triage.Content;

/// <summary>An immutable, checked snapshot of the <c>dialogs</c> folder. <see cref="Hash"/> names the version in records and replies.</summary>
public sealed record ContentPack(
    string Hash,
    ImmutableArray<Question> Questions,
    Universe Universe,
    IReadOnlyDictionary<string, DecisionTable> Tables,
    IReadOnlyDictionary<string, Outcome> Outcomes,
    IReadOnlyDictionary<string, SourcedClaim> Facts,
    IReadOnlyDictionary<string, Contact> Contacts,
    IReadOnlyDictionary<string, ResponseCode> Codes,
    IReadOnlyDictionary<string, Topic> Topics,
    ImmutableArray<string> Lookalikes,
    ImmutableArray<CueSource> Cues,
    CommandWords Commands,
    SettlementClock Clock,
    IReadOnlyDictionary<string, Words> Words)
{
    /// <summary>Look-alike sites, tricks by name, and how a check is asked for.</summary>
    public required ScamList Scams { get; init; }

    /// <summary>Every letter by id and language.</summary>
    public IReadOnlyDictionary<(string Id, string Locale), LetterTemplate> Letters { get; init; } = new Dictionary<(string, string), LetterTemplate>();

    /// <summary>The words of a language; Chinese where the language has none.</summary>
    public Words In(string locale) => Words.TryGetValue(locale, out var words) ? words : Words["zh-CN"];

    /// <summary>A question that may be asked; null where there is none of this id.</summary>
    public Question? Question(string id)
    {
        foreach (var question in Questions)
            if (question.Asked && question.Id == id) return question;
        return null;
    }
}

/// <summary>A claim with its sources. Nothing that a person reads may state a number, a law or a contact without one.</summary>
public sealed record SourcedClaim(string Id, string Confidence, ImmutableArray<ClaimSource> Sources, DateOnly CheckedOn, DateOnly? ValidFrom, DateOnly? ValidTo, ImmutableArray<string> Hedges)
{
    /// <summary>Nobody has opened the source for a year.</summary>
    public bool IsUnchecked(DateOnly today) => CheckedOn.AddYears(1) <= today;

    /// <summary>Its validity is over.</summary>
    public bool IsExpired(DateOnly today) => ValidTo < today;
}

/// <summary>Where a claim comes from: title, document number, article, date, address.</summary>
public sealed record ClaimSource(string Title, string? Number, string? Article, string? Date, string? Url);

/// <summary>Someone who can be reached.</summary>
/// <param name="Kind">phone, web, mail, or place where there is no number (the slip, the back of the card).</param>
/// <param name="Provider">The institution of <c>providers.json</c> whose contact it is.</param>
public sealed record Contact(string Id, string Kind, string? Value, string? Tel, string? Url, string? Fact, string? Provider = null);

/// <summary>A terminal's response code (field 39) and what it means for the money.</summary>
/// <param name="Money">settled, not_charged, unclear or partial.</param>
/// <param name="Side">Who can mend it: issuer, acquirer, terminal, merchant or customer.</param>
public sealed record ResponseCode(string Code, string Category, string Money, string Side, string Fact);

/// <summary>A topic and what it says of a case.</summary>
/// <param name="Kind">case: the flow and a table judge it; explain: an explanation is the answer; control: not about a matter.</param>
/// <param name="Sets">Answers that naming this topic gives.</param>
/// <param name="Family">Topics of one family are held by the same questions, so a doubt between them needs no question of its own.</param>
/// <param name="Role">Who usually writes about it, where the words do not tell.</param>
public sealed record Topic(string Id, string Kind, ImmutableSortedDictionary<string, string> Sets, string? Family, string? Role);

/// <summary>A way of saying an answer: every part in order, near each other. Parts are separated by …, alternatives by |.</summary>
public sealed record CueSource(ImmutableSortedDictionary<string, string> Sets, ImmutableArray<string> Any, ImmutableArray<string> Not);

/// <summary>The interruptions: what a whole message must be, folded, to be a command.</summary>
public sealed record CommandWords(IReadOnlyDictionary<string, string> ByText)
{
    /// <summary>Before the id of a letter: the command that asks for this one.</summary>
    public const string Letter = "letter:";
}
