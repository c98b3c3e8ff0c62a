using System.Text.Json.Nodes;

namespace PosBot.Tests.Service.Stories;

/// <summary>Messages in the shape that a channel sends them (Emulator, Web Chat, Teams), asking for the replies in the answer.</summary>
sealed record ChannelActivity(string Channel)
{
    public static readonly ChannelActivity[] All = [new("emulator"), new("webchat"), new("msteams")];

    int count;

    public JsonObject Message(string conversation, string text, string locale)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["id"] = $"{conversation}-{++count}",
            ["channelId"] = Channel,
            ["deliveryMode"] = "expectReplies",
            ["serviceUrl"] = "http://127.0.0.1:9/_connector",
            ["locale"] = locale,
            ["textFormat"] = "plain",
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "user-1", ["name"] = "User", ["role"] = "user" },
            ["recipient"] = new JsonObject { ["id"] = "bot-1", ["name"] = "Bot", ["role"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = Channel == "emulator" ? $"{conversation}|livechat" : conversation },
        };
        if (Channel != "msteams") return message;
        // In a team only messages that mention the bot arrive, with the mention in the text.
        message["text"] = $"<at>PosBot</at> {text}";
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention", ["text"] = "<at>PosBot</at>", ["mentioned"] = new JsonObject { ["id"] = "bot-1", ["name"] = "PosBot" },
        });
        message["conversation"] = new JsonObject { ["id"] = $"{conversation};messageid=1795370021920", ["isGroup"] = true, ["conversationType"] = "groupChat", ["tenantId"] = "tenant-1" };
        message["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "tenant-1" } };
        return message;
    }
}
