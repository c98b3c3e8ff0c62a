using System.Collections.Immutable;

namespace PosBot.Triage.Content;

/// <summary>What <c>scams.json</c> knows: sites that are not whom they look like, tricks by name, and the words by which a check is asked for.</summary>
/// <param name="Asked">Ways of asking whether something is genuine.</param>
/// <param name="Passing">Ways of naming a number without asking about it ("rang 95016, no use").</param>
/// <param name="Act">Signs that something was already given, paid or opened; a message with one is never calmed down.</param>
public sealed record ScamList(ImmutableArray<Lookalike> Lookalikes, ImmutableArray<ScamPattern> Patterns, CueSource Asked, CueSource Passing, CueSource Act)
{
    /// <summary>The pattern of an id; null where there is none.</summary>
    public ScamPattern? Pattern(string? id) => Patterns.FirstOrDefault(pattern => pattern.Id == id);
}

/// <summary>A site that is not the official one, however it looks.</summary>
/// <param name="Official">The contact that people mistake it for.</param>
public sealed record Lookalike(string Host, string Warning, string Fact, string? Official);

/// <summary>A trick that is known by the way it is told.</summary>
/// <param name="Alone">A mere demand of this kind is answered by naming it; the others are named beside the answer that the message gets anyway.</param>
/// <param name="Calms">Only asked for and not given, it is a suspicion; the others are danger as soon as the reader sees any.</param>
public sealed record ScamPattern(string Id, string Warning, string Fact, bool Alone, bool Calms, ImmutableArray<string> Any, ImmutableArray<string> Not);
