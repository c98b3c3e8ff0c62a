using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>Turns what a client posted into an activity for the bot: checked, redacted, stamped, in this order.</summary>
sealed class IncomingActivity(IOptions<DirectLineOptions> options, TimeProvider time)
{
    const int LongestId = 128, LongestName = 200;
    static readonly string[] Strings = ["type", "text", "textFormat", "locale", "name", "localTimestamp", "localTimezone", "replyToId", "inputHint", "summary", "speak"];
    static readonly string[] Lists = ["attachments", "entities"];

    // Set by the channel or of no business to a client; deliveryMode would make the bot answer into a body that nobody reads.
    static readonly string[] NotTheirs = ["id", "timestamp", "serviceUrl", "conversation", "from", "recipient", "channelId", "deliveryMode", "callerId", "relatesTo", "expiration"];

    readonly DirectLineOptions _options = options.Value;

    /// <summary>The activity; null for typing, which the channel takes and drops.</summary>
    /// <exception cref="Refusal">400, naming the property.</exception>
    public DirectLineActivity? Read(JsonObject posted, Grant grant, HttpRequest request)
    {
        Check(posted);
        var type = (string)posted["type"]!;
        if (type == "typing") return null;
        if (type is not ("message" or "event" or "messageReaction")) throw Refusal.BadBody($"A client cannot post activities of this type; use message or event.");
        var key = ClientActivityId(posted);
        var id = key is null ? ActivityIds.New() : ActivityIds.For(grant.ConversationId, key);
        var activity = _options.Redact(posted);
        var name = activity["from"]?["name"] is JsonValue value && value.TryGetValue(out string? given) && given.Length <= LongestName ? given : "";
        foreach (var property in NotTheirs) activity.Remove(property);
        if (activity["localTimestamp"] is { } local && !DateTimeOffset.TryParse((string?)local, CultureInfo.InvariantCulture, out _)) activity.Remove("localTimestamp");
        return Stamp(activity, id, new(grant.UserId, name), grant, request);
    }

    /// <summary>The activity with which a conversation starts.</summary>
    public DirectLineActivity Start(Grant grant, HttpRequest request)
    {
        var activity = new JsonObject
        {
            ["type"] = "conversationUpdate",
            ["membersAdded"] = new JsonArray(_options.Bot.ToJson("bot"), new DirectLineAccount(grant.UserId, "").ToJson("user")),
        };
        if (grant.Locale is not null) activity["locale"] = grant.Locale;
        return Stamp(activity, ActivityIds.Start(grant.ConversationId), new(grant.UserId, ""), grant, request);
    }

    DirectLineActivity Stamp(JsonObject activity, string id, DirectLineAccount user, Grant grant, HttpRequest request)
    {
        activity["id"] = id;
        activity["timestamp"] = Wire.Time(time.GetUtcNow());
        activity["channelId"] = Wire.Channel;
        activity["serviceUrl"] = Addresses.Service(request, _options);
        activity["conversation"] = new JsonObject { ["id"] = grant.ConversationId };
        activity["from"] = user.ToJson("user");
        activity["recipient"] = _options.Bot.ToJson("bot");
        return new(grant.ConversationId, grant.UserId, id, activity);
    }

    static void Check(JsonObject posted)
    {
        foreach (var name in Strings) Expect(posted, name, JsonValueKind.String);
        foreach (var name in Lists) Expect(posted, name, JsonValueKind.Array);
        Expect(posted, "channelData", JsonValueKind.Object);
        Expect(posted, "from", JsonValueKind.Object);
        if (posted["type"] is null) throw Refusal.BadBody("The activity has no type.");
    }

    static void Expect(JsonObject posted, string name, JsonValueKind kind)
    {
        if (posted[name] is { } value && value.GetValueKind() != kind) throw Refusal.BadBody($"'{name}' must be of kind {kind}.");
    }

    static string? ClientActivityId(JsonObject posted)
    {
        if (posted["channelData"]?["clientActivityID"] is not { } given) return null;
        return given.GetValueKind() == JsonValueKind.String && (string?)given is { Length: > 0 and <= LongestId } id
            ? id : throw Refusal.BadBody($"'channelData.clientActivityID' must be a string of 1 to {LongestId} characters.");
    }
}
