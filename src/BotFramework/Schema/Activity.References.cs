using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BotFramework.Json;

namespace BotFramework.Schema;

public partial class Activity
{
    // Direct Line and Web Chat begin a conversation with an update that no reply may point at: its id is not in their transcript.
    private string? RepliedId =>
        string.Equals(Type, ActivityTypes.ConversationUpdate, StringComparison.OrdinalIgnoreCase)
        && (string.Equals(ChannelId, Connector.Channels.Directline, StringComparison.OrdinalIgnoreCase)
            || string.Equals(ChannelId, Connector.Channels.Webchat, StringComparison.OrdinalIgnoreCase))
            ? null
            : Id;

    /// <summary>What is needed to speak in this conversation again.</summary>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = RepliedId,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    /// <summary>The reference of this conversation, pointing at the reply just sent.</summary>
    public ConversationReference GetReplyConversationReference(ResourceResponse reply)
    {
        var reference = GetConversationReference();
        reference.ActivityId = reply.Id;
        return reference;
    }

    /// <summary>Addresses this activity into a conversation: to the bot when incoming, to the user otherwise. Changes and returns this object.</summary>
    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;
        (From, Recipient) = isIncoming ? (reference.User, reference.Bot) : (reference.Bot, reference.User);
        if (reference.ActivityId is { } id)
        {
            if (isIncoming)
                Id = id;
            else
                ReplyToId = id;
        }

        return this;
    }

    /// <summary>Whether there is anything to show or to act on.</summary>
    public bool HasContent() =>
        !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Summary) || Attachments is { Count: > 0 } || ChannelData is not null;

    /// <summary>Who is mentioned in the text; mentions that name nobody keep a null <see cref="Mention.Mentioned"/>.</summary>
    public Mention[] GetMentions()
    {
        if (Entities is not { Count: > 0 } entities)
            return [];
        var mentions = new List<Mention>();
        foreach (var entity in entities)
        {
            if (entity is not null && string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase))
                mentions.Add(Mention.Of(entity));
        }

        return [.. mentions];
    }

    /// <summary>The channel's own data as a type this library can read: its own types, <see cref="JsonElement"/> or <see cref="System.Text.Json.Nodes.JsonObject"/>.</summary>
    /// <exception cref="NotSupportedException">The type is not one of those.</exception>
    /// <exception cref="JsonException">The data does not have that shape.</exception>
    public TypeT? GetChannelData<TypeT>() => ChannelData switch
    {
        null => default,
        TypeT typed => typed,
        var data => Untyped.To<TypeT>(data),
    };

    /// <summary>As <see cref="GetChannelData{TypeT}"/>, with false instead of an exception, and false when there is no data.</summary>
    public bool TryGetChannelData<TypeT>(out TypeT? instance)
    {
        instance = default;
        try
        {
            if (ChannelData is null)
                return false;
            instance = GetChannelData<TypeT>();
            return true;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether the service URL is not HTTP. Streaming connections are not offered here, so nothing can be sent there.</summary>
    public bool IsFromStreamingConnection() => ServiceUrl is { } url && !url.StartsWith("http", StringComparison.OrdinalIgnoreCase);
}
