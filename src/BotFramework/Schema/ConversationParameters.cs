namespace BotFramework.Schema;

/// <summary>What a channel needs to begin a new conversation.</summary>
public class ConversationParameters
{
    public ConversationParameters()
    {
    }

    public ConversationParameters(
        bool? isGroup = default,
        ChannelAccount? bot = default,
        IList<ChannelAccount>? members = default,
        string? topicName = default,
        Activity? activity = default,
        object? channelData = default,
        string? tenantId = default)
    {
        (IsGroup, Bot, Members, TopicName) = (isGroup, bot, members, topicName);
        (Activity, ChannelData, TenantId) = (activity, channelData, tenantId);
    }

    public bool? IsGroup { get; set; }

    public ChannelAccount? Bot { get; set; }

    public IList<ChannelAccount>? Members { get; set; }

    public string? TopicName { get; set; }

    public Activity? Activity { get; set; }

    public object? ChannelData { get; set; }

    public string? TenantId { get; set; }
}
