using System.Text.Json.Nodes;

using PosBot.Channels;

namespace PosBot.Dialogs;

/// <summary>Adaptive Cards 1.5 as JSON: built here, rendered by the channel.</summary>
static class AdaptiveCards
{
    const string ContentType = "application/vnd.microsoft.card.adaptive";

    public static Attachment Attach(JsonObject card) => new() { ContentType = ContentType, Content = UntypedJson.Of(card) };

    public static JsonObject Card(params IEnumerable<JsonNode?> body) => new()
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JsonArray([.. body]),
    };

    public static JsonObject Heading(string text) => new()
    {
        ["type"] = "TextBlock", ["text"] = text, ["weight"] = "Bolder", ["wrap"] = true, ["spacing"] = "Medium",
    };

    public static JsonObject Text(string text, bool subtle = false)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = text.ReplaceLineEndings("\n\n"), ["wrap"] = true, ["spacing"] = "Small" };
        if (subtle) (block["isSubtle"], block["size"]) = (true, "Small");
        return block;
    }

    /// <summary>A part that opens on a tap; its text is in the card all the same.</summary>
    public static IEnumerable<JsonObject> Folded(string id, string title, string text)
    {
        yield return new JsonObject
        {
            ["type"] = "ActionSet",
            ["spacing"] = "Medium",
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "Action.ToggleVisibility", ["title"] = title, ["targetElements"] = new JsonArray(id),
            }),
        };
        yield return new JsonObject
        {
            ["type"] = "Container", ["id"] = id, ["isVisible"] = false, ["items"] = new JsonArray(Text(text)),
        };
    }

    public static JsonObject Links(IEnumerable<(string Title, string Url)> links) => new()
    {
        ["type"] = "ActionSet",
        ["spacing"] = "Small",
        ["actions"] = new JsonArray([.. links.Select(link => (JsonNode)new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = link.Title, ["url"] = link.Url })]),
    };

    public static JsonObject Buttons(IReadOnlyList<string> titles)
    {
        var card = Card();
        AddButtons(card, titles);
        return card;
    }

    /// <summary>Buttons that say their title, as if it had been typed.</summary>
    public static void AddButtons(JsonObject card, IReadOnlyList<string> titles)
    {
        if (titles.Count == 0) return;
        // Clients show at most six actions in one row and drop the rest.
        foreach (var row in titles.Chunk(6))
            card["body"]!.AsArray().Add((JsonNode)new JsonObject
            {
                ["type"] = "ActionSet",
                ["actions"] = new JsonArray([.. row.Select(title => (JsonNode)new JsonObject
                {
                    ["type"] = "Action.Submit", ["title"] = title, ["data"] = new JsonObject { ["say"] = title },
                })]),
            });
    }
}
