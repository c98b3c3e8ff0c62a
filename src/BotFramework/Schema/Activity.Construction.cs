using System.Runtime.CompilerServices;

namespace BotFramework.Schema;

public partial class Activity
{
    public Activity(
        string? type = default,
        string? id = default,
        DateTimeOffset? timestamp = default,
        DateTimeOffset? localTimestamp = default,
        string? serviceUrl = default,
        string? channelId = default,
        ChannelAccount? from = default,
        ConversationAccount? conversation = default,
        ChannelAccount? recipient = default,
        string? textFormat = default,
        string? attachmentLayout = default,
        IList<ChannelAccount>? membersAdded = default,
        IList<ChannelAccount>? membersRemoved = default,
        IList<MessageReaction>? reactionsAdded = default,
        IList<MessageReaction>? reactionsRemoved = default,
        string? topicName = default,
        bool? historyDisclosed = default,
        string? locale = default,
        string? text = default,
        string? speak = default,
        string? inputHint = default,
        string? summary = default,
        SuggestedActions? suggestedActions = default,
        IList<Attachment>? attachments = default,
        IList<Entity>? entities = default,
        object? channelData = default,
        string? action = default,
        string? replyToId = default,
        string? label = default,
        string? valueType = default,
        object? value = default,
        string? name = default,
        ConversationReference? relatesTo = default,
        string? code = default,
        DateTimeOffset? expiration = default,
        string? importance = default,
        string? deliveryMode = default,
        IList<string>? listenFor = default,
        IList<TextHighlight>? textHighlights = default,
        SemanticAction? semanticAction = default,
        string? localTimezone = default)
    {
        (Type, Id, Timestamp, LocalTimestamp, LocalTimezone) = (type, id, timestamp, localTimestamp, localTimezone);
        (ServiceUrl, ChannelId, From, Conversation, Recipient) = (serviceUrl, channelId, from, conversation, recipient);
        (TextFormat, AttachmentLayout, MembersAdded, MembersRemoved) = (textFormat, attachmentLayout, membersAdded, membersRemoved);
        (ReactionsAdded, ReactionsRemoved, TopicName, HistoryDisclosed) = (reactionsAdded, reactionsRemoved, topicName, historyDisclosed);
        (Locale, Text, Speak, InputHint, Summary, SuggestedActions) = (locale, text, speak, inputHint, summary, suggestedActions);
        (Attachments, Entities, ChannelData, Action, ReplyToId) = (attachments, entities, channelData, action, replyToId);
        (Label, ValueType, Value, Name, RelatesTo, Code) = (label, valueType, value, name, relatesTo, code);
        (Expiration, Importance, DeliveryMode, ListenFor) = (expiration, importance, deliveryMode, listenFor);
        (TextHighlights, SemanticAction) = (textHighlights, semanticAction);
    }

    public static IMessageActivity CreateMessageActivity() => new Activity(ActivityTypes.Message) { Attachments = new List<Attachment>(), Entities = new List<Entity>() };

    public static IContactRelationUpdateActivity CreateContactRelationUpdateActivity() => new Activity(ActivityTypes.ContactRelationUpdate);

    public static IConversationUpdateActivity CreateConversationUpdateActivity() =>
        new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = new List<ChannelAccount>(), MembersRemoved = new List<ChannelAccount>() };

    public static ITypingActivity CreateTypingActivity() => new Activity(ActivityTypes.Typing);

    public static IHandoffActivity CreateHandoffActivity() => new Activity(ActivityTypes.Handoff);

    public static IEndOfConversationActivity CreateEndOfConversationActivity() => new Activity(ActivityTypes.EndOfConversation);

    public static IEventActivity CreateEventActivity() => new Activity(ActivityTypes.Event);

    public static IInvokeActivity CreateInvokeActivity() => new Activity(ActivityTypes.Invoke);

    public static ITraceActivity CreateTraceActivity(string name, string? valueType = null, object? value = null, [CallerMemberName] string? label = null) =>
        new Activity(ActivityTypes.Trace) { Name = name, Label = label, ValueType = valueType ?? value?.GetType().Name, Value = value };

    /// <summary>A message back to the sender of this activity, with the two parties exchanged.</summary>
    /// <exception cref="InvalidOperationException">This activity belongs to no conversation.</exception>
    public Activity CreateReply(string? text = null, string? locale = null)
    {
        var reply = Answer(ActivityTypes.Message);
        var conversation = Conversation ?? throw new InvalidOperationException("An activity without a conversation cannot be replied to.");
        reply.Conversation = new ConversationAccount(isGroup: conversation.IsGroup, id: conversation.Id, name: conversation.Name);
        reply.Text = text ?? string.Empty;
        reply.Locale = locale ?? Locale;
        reply.Attachments = new List<Attachment>();
        reply.Entities = new List<Entity>();
        return reply;
    }

    /// <summary>A trace that belongs to this activity; channels other than the Emulator never see it.</summary>
    public ITraceActivity CreateTrace(string name, object? value = null, string? valueType = null, [CallerMemberName] string? label = null)
    {
        var trace = Answer(ActivityTypes.Trace);
        (trace.Conversation, trace.Name, trace.Label, trace.Value) = (Conversation, name, label, value);
        trace.ValueType = valueType ?? value?.GetType().Name;
        return trace;
    }

    private Activity Answer(string type) => new()
    {
        Type = type,
        Timestamp = TimeProvider.System.GetUtcNow(),
        From = new ChannelAccount(id: Recipient?.Id, name: Recipient?.Name),
        Recipient = new ChannelAccount(id: From?.Id, name: From?.Name),
        ReplyToId = RepliedId,
        ServiceUrl = ServiceUrl,
        ChannelId = ChannelId,
    };
}
