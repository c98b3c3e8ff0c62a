using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BotFramework.Json;

namespace BotFramework.Schema;

/// <summary>
/// What one party of a conversation tells the other (activity protocol 3.1). Every field may be absent: channels send thin activities.
/// Untyped fields read from the wire hold a string, a long, a double, a bool, or for objects and arrays a <see cref="System.Text.Json.JsonElement"/>.
/// </summary>
[DebuggerDisplay("[{Type}] {Text ?? System.String.Empty}")]
public partial class Activity :
    IActivity,
    IConversationUpdateActivity,
    IContactRelationUpdateActivity,
    IInstallationUpdateActivity,
    IMessageActivity,
    IMessageUpdateActivity,
    IMessageDeleteActivity,
    IMessageReactionActivity,
    ISuggestionActivity,
    ITypingActivity,
    IEndOfConversationActivity,
    IEventActivity,
    IInvokeActivity,
    ITraceActivity,
    IHandoffActivity,
    ICommandActivity,
    ICommandResultActivity
{
    /// <summary>The media type of an activity sent as a part of an upload.</summary>
    public const string ContentType = "application/vnd.microsoft.activity";

    private UnnamedFields _unnamed;

    public Activity()
    {
    }

    public string? Type { get; set; }

    public string? Id { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The IANA name of the sender's time zone.</summary>
    public string? LocalTimezone { get; set; }

    /// <summary>Where replies are posted; owned by the channel and liable to change between activities.</summary>
    public string? ServiceUrl { get; set; }

    public string? ChannelId { get; set; }

    public ChannelAccount? From { get; set; }

    public ConversationAccount? Conversation { get; set; }

    public ChannelAccount? Recipient { get; set; }

    public string? TextFormat { get; set; }

    public string? AttachmentLayout { get; set; }

    public IList<ChannelAccount>? MembersAdded { get; set; }

    public IList<ChannelAccount>? MembersRemoved { get; set; }

    public IList<MessageReaction>? ReactionsAdded { get; set; }

    public IList<MessageReaction>? ReactionsRemoved { get; set; }

    public string? TopicName { get; set; }

    public bool? HistoryDisclosed { get; set; }

    public string? Locale { get; set; }

    public string? Text { get; set; }

    public string? Speak { get; set; }

    public string? InputHint { get; set; }

    public string? Summary { get; set; }

    public SuggestedActions? SuggestedActions { get; set; }

    public IList<Attachment>? Attachments { get; set; }

    public IList<Entity>? Entities { get; set; }

    public object? ChannelData { get; set; }

    public string? Action { get; set; }

    public string? ReplyToId { get; set; }

    public string? Label { get; set; }

    public string? ValueType { get; set; }

    public object? Value { get; set; }

    public string? Name { get; set; }

    public ConversationReference? RelatesTo { get; set; }

    public string? Code { get; set; }

    public DateTimeOffset? Expiration { get; set; }

    public string? Importance { get; set; }

    public string? DeliveryMode { get; set; }

    public IList<string>? ListenFor { get; set; }

    public IList<TextHighlight>? TextHighlights { get; set; }

    public SemanticAction? SemanticAction { get; set; }

    /// <summary>Who called the bot; set by the adapter after authentication, whatever the wire said.</summary>
    public string? CallerId { get; set; }

    /// <summary>Fields the protocol does not name; written back as they came.</summary>
    [JsonIgnore]
    public JsonObject Properties { get => _unnamed.Live; set => _unnamed.Live = value; }

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unnamed { get => _unnamed.Wire; set => _unnamed.Wire = value; }
}
