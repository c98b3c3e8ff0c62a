using System.Text.Json.Nodes;

namespace DirectLine;

/// <summary>One activity as the log keeps it and the client receives it.</summary>
/// <param name="ActivityId">Its id.</param>
/// <param name="Json">The activity as JSON text.</param>
public sealed record DirectLineEntry(string ActivityId, string Json)
{
    // Of a longer message the person needs to recognise the beginning; the bot has read all of it.
    const int EchoText = 4_000, EchoJson = 32_768;
    static readonly string[] EchoCore =
        ["type", "id", "timestamp", "localTimestamp", "channelId", "conversation", "from", "recipient", "locale", "textFormat", "name", "replyToId"];

    /// <summary>
    /// The user's own activity, for the log: without it Web Chat shows "Send failed" after 20 s. Text over 4,000 characters is cut, and
    /// an activity over 32 kB is reduced to what a bubble needs, so that nobody fills the log with one message.
    /// </summary>
    public static DirectLineEntry Echo(DirectLineActivity activity)
    {
        var echo = (JsonObject)activity.Json.DeepClone();
        echo.Remove("serviceUrl");
        if (echo["text"] is JsonValue text && text.TryGetValue(out string? said) && said.Length > EchoText)
            echo["text"] = Cut(said, EchoText) + "…";
        var json = Wire.Text(echo);
        return new(activity.Id, json.Length <= EchoJson ? json : Wire.Text(Core(echo)));
    }

    /// <summary>
    /// A reply of the bot, for the log: completed with id and timestamp where missing, and with channel, conversation and sender. Give
    /// replies of one turn rising timestamps: Web Chat sorts by them.
    /// </summary>
    public static DirectLineEntry Reply(JsonObject reply, string conversationId, DirectLineAccount bot, DateTimeOffset now)
    {
        var complete = (JsonObject)reply.DeepClone();
        var id = complete["id"] is JsonValue value && value.TryGetValue(out string? given) && given.Length > 0 ? given : ActivityIds.New();
        complete.Remove("serviceUrl");
        complete["type"] ??= "message";
        complete["id"] = id;
        complete["timestamp"] ??= Wire.Time(now);
        complete["channelId"] = Wire.Channel;
        complete["conversation"] = new JsonObject { ["id"] = conversationId };
        complete["from"] = bot.ToJson("bot");
        return new(id, Wire.Text(complete));
    }

    static JsonObject Core(JsonObject echo)
    {
        var core = new JsonObject();
        foreach (var name in EchoCore)
            if (echo[name] is { } value) core[name] = value.DeepClone();
        if (echo["text"] is JsonValue text) core["text"] = text.DeepClone();
        if (echo["channelData"] is JsonObject data)
            core["channelData"] = new JsonObject { ["clientActivityID"] = data["clientActivityID"]?.DeepClone(), ["postBack"] = data["postBack"]?.DeepClone() };
        return core;
    }

    static string Cut(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
}

/// <summary>A participant: the bot's id and name.</summary>
public sealed record DirectLineAccount(string Id, string Name)
{
    internal JsonObject ToJson(string role) => new() { ["id"] = Id, ["name"] = Name, ["role"] = role };
}
