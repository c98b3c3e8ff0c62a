using PosBot.Channels;

namespace PosBot.Messages;

/// <summary>
/// Where a reply in the outbox goes. Its type tells the delivery's own turn from one that somebody posted under the same name: what comes
/// over the wire is never of this type.
/// </summary>
sealed class OutboxReference : ConversationReference
{
    /// <summary>The place that a kept reply was made for.</summary>
    public static OutboxReference Of(Activity reply) => new()
    {
        ActivityId = reply.ReplyToId,
        User = reply.Recipient,
        Bot = reply.From,
        Conversation = reply.Conversation,
        ChannelId = reply.ChannelId,
        ServiceUrl = reply.ServiceUrl,
    };

    /// <summary>The reference of a conversation as JSON, without the activity: whoever speaks first replies to nothing.</summary>
    public static string Text(Activity incoming)
    {
        var reference = incoming.GetConversationReference();
        reference.ActivityId = null;
        return UntypedJson.Text(reference);
    }
}
