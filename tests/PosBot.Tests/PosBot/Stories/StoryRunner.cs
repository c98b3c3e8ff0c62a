using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

using PosBot.Tool;
using PosBot.Triage.Content;

namespace PosBot.Tests.Service.Stories;

/// <summary>Plays a story over POST /api/messages in the shape of a channel, and says where it went another way.</summary>
sealed class StoryRunner(HttpClient client, ContentPack pack, ChannelActivity shape)
{
    readonly StringBuilder transcript = new();

    /// <summary>The whole exchange with a mark at the first turn that differs; null when all is well.</summary>
    public async Task<string?> PlayAsync(Story story)
    {
        var conversation = $"{story.Name}-{shape.Channel}";
        var offered = new List<string>();
        foreach (var turn in story.Turns)
        {
            var text = turn.Says;
            if (turn.Says is ['[', .. var key, ']'])
            {
                text = WordsOf(story).ByKey.GetValueOrDefault(key) ?? throw new FormatException($"{story.Name}({turn.Line}): there is no text '{key}'.");
                if (!offered.Contains(text)) return Fail(turn.Line, $"the button '{text}' ({key}) is not on offer; there are: {string.Join(" | ", offered)}");
            }

            transcript.AppendLine($"user: {text}");
            var response = await client.PostAsJsonAsync("/api/messages", shape.Message(conversation, text, story.Locale));
            if (!response.IsSuccessStatusCode) return Fail(turn.Line, $"HTTP {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            var replies = (await response.Content.ReadFromJsonAsync<JsonObject>())!["activities"]!.AsArray().Select(a => a!.AsObject()).ToArray();
            var read = ReplyText.Of(replies);
            offered = read.Buttons;
            foreach (var line in read.Text.Split('\n')) transcript.AppendLine($"  bot: {line}");
            transcript.AppendLine($"       [{string.Join("] [", offered)}] {read.Recommendation?.ToJsonString()}");
            foreach (var (kind, value, line) in turn.Wanted)
                if (Differs(kind, value, read, WordsOf(story)) is { } why) return Fail(line, why);
        }

        return null;
    }

    Words WordsOf(Story story) => pack.In(story.Locale);

    static string? Differs(string kind, string value, ReplyText read, Words words) => kind switch
    {
        "bot" => value.Split(' ').FirstOrDefault(key => !Says(read.Text, words[key])) is { } missing ? $"'{missing}' is not said" : null,
        "not" => value.Split(' ').FirstOrDefault(key => Says(read.Text, words[key])) is { } said ? $"'{said}' is said" : null,
        "route" => read.Recommendation?["route"]?.ToString() is var route && route != value ? $"the route is '{route}', not '{value}'" : null,
        "outcome" => read.Recommendation?["outcome"]?.ToString() is var outcome && outcome != value ? $"the outcome is '{outcome}', not '{value}'" : null,
        "due" => read.Recommendation?["dueOn"]?.ToString() is var due && due != value ? $"the date is '{due}', not '{value}'" : null,
        "fact" => value.Split(' ').FirstOrDefault(fact => read.Recommendation?["because"]?.AsArray().Any(id => id!.ToString() == fact) != true) is { } absent ? $"it does not rest on '{absent}'" : null,
        _ => throw new FormatException(kind),
    };

    /// <summary>The text with anything in the place of its placeholders, in order.</summary>
    static bool Says(string text, string words)
    {
        var at = 0;
        foreach (var part in System.Text.RegularExpressions.Regex.Split(words, @"\{\w+\}"))
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + part.Length;
        }

        return true;
    }

    string Fail(int line, string why) => $"{transcript}>>> line {line}, {shape.Channel}: {why}";
}

/// <summary>What a person sees of some replies: texts, cards, buttons; and the recommendation that machines read.</summary>
sealed record ReplyText(string Text, List<string> Buttons, JsonObject? Recommendation)
{
    public static ReplyText Of(JsonObject[] replies)
    {
        var text = new StringBuilder();
        var buttons = new List<string>();
        JsonObject? recommendation = null;
        foreach (var reply in replies.Where(r => r["type"]?.ToString() == "message"))
        {
            if (reply["text"] is { } said) text.Append(said).Append('\n');
            foreach (var attachment in reply["attachments"]?.AsArray() ?? []) Card(attachment!["content"], text, buttons);
            if (reply["suggestedActions"]?["actions"] is JsonArray actions) buttons = [.. actions.Select(a => a!["title"]!.ToString())];
            foreach (var entity in reply["entities"]?.AsArray() ?? [])
                if (entity!["type"]?.ToString() == "posbot.recommendation") recommendation = entity.AsObject();
        }

        return new(text.ToString(), buttons, recommendation);
    }

    static void Card(JsonNode? node, StringBuilder text, List<string> buttons)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array) Card(item, text, buttons);
                break;
            case JsonObject o:
                // The card writes a paragraph where the words have a line.
                if (o["type"]?.ToString() == "TextBlock") text.Append(o["text"]!.ToString().Replace("\n\n", "\n", StringComparison.Ordinal)).Append('\n');
                if (o["type"]?.ToString() == "Action.Submit") buttons.Add(o["title"]!.ToString());
                Card(o["body"], text, buttons);
                Card(o["items"], text, buttons);
                Card(o["actions"], text, buttons);
                break;
        }
    }
}
