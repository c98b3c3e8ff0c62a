using System.Text.Json.Nodes;

namespace DirectLine;

/// <summary>An activity of the user, ready for the bot.</summary>
/// <param name="ConversationId">The conversation of the token.</param>
/// <param name="UserId">The user of the token, <c>dl_…</c>; whatever <c>from.id</c> the client wrote is gone.</param>
/// <param name="Id">The activity's id. One clientActivityID in one conversation always gives the same id, on every host.</param>
/// <param name="Json">The activity: redacted, then stamped with id, timestamp, channelId, serviceUrl, conversation, from and recipient.</param>
public sealed record DirectLineActivity(string ConversationId, string UserId, string Id, JsonObject Json)
{
    /// <summary>Its type: <c>message</c>, <c>event</c>, <c>messageReaction</c>, or <c>conversationUpdate</c> made by the channel.</summary>
    public string Type => (string?)Json["type"] ?? "";
}
