namespace BotFramework.Schema;

/// <summary>What must be kept of an activity to speak in its conversation later.</summary>
public class ConversationReference
{
    public ConversationReference()
    {
    }

    public ConversationReference(
        string? activityId = default,
        ChannelAccount? user = default,
        ChannelAccount? bot = default,
        ConversationAccount? conversation = default,
        string? channelId = default,
        string? serviceUrl = default)
    {
        (ActivityId, User, Bot) = (activityId, user, bot);
        (Conversation, ChannelId, ServiceUrl) = (conversation, channelId, serviceUrl);
    }

    public string? ActivityId { get; set; }

    public ChannelAccount? User { get; set; }

    public ChannelAccount? Bot { get; set; }

    public ConversationAccount? Conversation { get; set; }

    public string? ChannelId { get; set; }

    public string? Locale { get; set; }

    public string? ServiceUrl { get; set; }

    /// <summary>The event with which the adapter begins a turn that nobody outside asked for.</summary>
    public Activity GetContinuationActivity() => new(ActivityTypes.Event)
    {
        Name = ActivityEventNames.ContinueConversation,
        Id = Guid.NewGuid().ToString(),
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        Recipient = Bot,
        From = User,
        RelatesTo = this,
    };
}
