namespace BotFramework;

/// <summary>What is kept for a person within a conversation.</summary>
public class PrivateConversationState(IStorage storage) : BotState(storage, nameof(PrivateConversationState))
{
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var activity = turnContext.Activity;
        return $"{Part(activity.ChannelId, "channelId")}/conversations/{Part(activity.Conversation?.Id, "Conversation.Id")}/users/{Part(activity.From?.Id, "From.Id")}";
    }
}
