using System.Text.Json.Nodes;
using DirectLine;

namespace PosBot.EndToEnd.Page;

/// <summary>A bot that greets and repeats: enough to see whether the page and its channel work, with nothing else to fail.</summary>
sealed class EchoBot(IDirectLineLog log, DirectLineHub hub, TimeProvider time) : IDirectLineBot
{
    public const string Greeting = "您好，说说您的情况。", Card = "卡片";

    static readonly DirectLineAccount Bot = new("bot", "Bot");

    public async Task<DirectLineOutcome> DeliverAsync(DirectLineActivity activity, CancellationToken cancellationToken)
    {
        var said = (string?)activity.Json["text"];
        JsonObject reply = activity.Type == "conversationUpdate" ? Choice(Greeting)
            : said == Card ? Recommendation() : Choice($"您说的是：{said}（{activity.Json["locale"]}）");
        reply["replyToId"] = activity.Id;
        var entries = activity.Type == "conversationUpdate" ? Array.Empty<DirectLineEntry>() : [DirectLineEntry.Echo(activity)];
        await log.AppendAsync(activity.ConversationId, [.. entries, DirectLineEntry.Reply(reply, activity.ConversationId, Bot, time.GetUtcNow())], cancellationToken);
        hub.Notify(activity.ConversationId);
        return DirectLineOutcome.Committed;
    }

    static JsonObject Choice(string text) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["suggestedActions"] = new JsonObject
        {
            ["actions"] = new JsonArray(Action("今天"), Action("昨天"), Action("扣了钱，店家说没收到"), Action("说不清")),
        },
    };

    static JsonObject Action(string title) => new() { ["type"] = "imBack", ["title"] = title, ["value"] = title };

    static JsonObject Recommendation() => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = JsonNode.Parse("""
                {"type":"AdaptiveCard","version":"1.5","body":[
                  {"type":"TextBlock","text":"先别急，还没到日子。","weight":"bolder","size":"medium","wrap":true},
                  {"type":"TextBlock","text":"等到 11月30日（周一）晚上。现在先看一眼官方 App。","wrap":true},
                  {"type":"Container","style":"emphasis","items":[{"type":"TextBlock","text":"依据：银行卡收单业务管理办法第三十条，2013-07-05。","isSubtle":true,"wrap":true,"size":"small"}]},
                  {"type":"FactSet","facts":[{"title":"打","value":"[95016](tel:95016)"},{"title":"备好","value":"签购单"}]}],
                 "actions":[{"type":"Action.Submit","title":"为什么","data":{"command":"why"}},{"type":"Action.Submit","title":"到期提醒我","data":{"command":"remind"}}]}
                """),
        }),
    };
}
