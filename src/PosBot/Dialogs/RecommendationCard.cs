using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Dialogs;

/// <summary>What a recommendation shows (when, why with sources, what would change it, who, what to say, papers), as a card and as its text twin.</summary>
sealed class RecommendationCard(ContentPack pack, Words words, Outcome outcome, (string, string)[] values, params IEnumerable<Change> changes)
{
    /// <summary>Sources shown on the card; the rest stand behind "why".</summary>
    const int SourcesOnCard = 2;

    public string? Next => Part("next");

    public string? Brief => Part("brief");

    public string? Script => Part("script");

    public string? Then => Part("then");

    /// <summary>A line for each answer that would lead elsewhere: the answer, and where to.</summary>
    public string Changes => string.Join("\n", changes.Select(c => words.Say("ui.change_line",
        ("answer", words[c.Key]),
        ("step", words.Find($"change.to.{c.Outcome.Id}") ?? words[$"change.to.{c.Outcome.Route.ToString().ToLowerInvariant()}"]))));

    public string? Papers => outcome.Papers.IsEmpty ? null : string.Join("\n", outcome.Papers.Select(p => "· " + words[$"paper.{p}"]));

    public bool IsEmpty => Then is null && Part("reason") is null && outcome.Because.IsEmpty && outcome.Contacts.IsEmpty;

    /// <summary>Why, with every source, its date and the day it was checked.</summary>
    public string Why(int most = int.MaxValue)
    {
        var text = new StringBuilder(Part("reason"));
        foreach (var id in outcome.Because.Take(most))
        {
            var fact = pack.Facts[id];
            if (text.Length > 0) text.Append('\n');
            text.Append(words[$"fact.{id}"]);
            if (words.Find($"source.{id}") is { } source)
                text.Append('\n').Append(words.Say("ui.source", ("source", source), ("checked", fact.CheckedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        }

        return text.ToString();
    }

    public JsonObject Card()
    {
        var body = new List<JsonNode?>();
        if (Then is { } then) body.AddRange([AdaptiveCards.Heading(words["ui.then"]), AdaptiveCards.Text(then)]);
        if (Why(SourcesOnCard) is { Length: > 0 } why) body.AddRange([AdaptiveCards.Heading(words["ui.why"]), AdaptiveCards.Text(why, subtle: true)]);
        if (Changes is { Length: > 0 } elsewhere) body.AddRange([AdaptiveCards.Heading(words["ui.changes"]), AdaptiveCards.Text(elsewhere)]);
        if (outcome.Contacts.Length > 0)
        {
            body.Add(AdaptiveCards.Heading(words["ui.who"]));
            body.AddRange(Contacts().Select(c => AdaptiveCards.Text(c.Text)));
            var links = Contacts().Where(c => c.Url is not null).Select(c => (c.Link!, c.Url!)).ToArray();
            if (links.Length > 0) body.Add(AdaptiveCards.Links(links));
        }

        if (Script is { } script) body.AddRange(AdaptiveCards.Folded("script", words["ui.script"], script));
        if (Papers is { } papers) body.AddRange(AdaptiveCards.Folded("papers", words["ui.papers"], papers));
        body.Add(AdaptiveCards.Text(Hedge, subtle: true));
        return AdaptiveCards.Card(body);
    }

    /// <summary>The same in plain text, for channels without cards, screen readers and transcripts.</summary>
    public string Twin()
    {
        var text = new StringBuilder();
        Add("ui.then", Then);
        Add("ui.why", Why(SourcesOnCard));
        Add("ui.changes", Changes);
        Add("ui.who", string.Join("\n", Contacts().Select(c => c.Text)));
        Add("ui.script", Script);
        Add("ui.papers", Papers);
        return text.Append(Hedge).ToString();

        void Add(string heading, string? part)
        {
            if (!string.IsNullOrEmpty(part)) text.Append(words[heading]).Append('\n').Append(part).Append("\n\n");
        }
    }

    string Hedge => words["hedge.G1"];

    IEnumerable<(string Text, string? Link, string? Url)> Contacts() => outcome.Contacts.Select(id =>
    {
        var contact = pack.Contacts[id];
        var note = words.Find($"contact.{id}.note");
        var text = note is null ? words[$"contact.{id}"] : $"{words[$"contact.{id}"]}\n{note}";
        return contact switch
        {
            { Tel: { } tel } => (text, (string?)words.Say("ui.call", ("number", contact.Value ?? tel)), (string?)$"tel:{tel}"),
            { Url: { } url } => (text, words.Say("ui.open", ("address", contact.Value ?? url)), url),
            _ => (text, null, null),
        };
    });

    string? Part(string part) => words.Find($"outcome.{outcome.Id}.{part}") is { } text ? Words.Fill(text, values) : null;
}
