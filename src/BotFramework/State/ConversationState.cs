namespace BotFramework;

/// <summary>What is kept for a conversation.</summary>
public class ConversationState(IStorage storage) : BotState(storage, nameof(ConversationState))
{
    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{Part(turnContext.Activity.ChannelId, "channelId")}/conversations/{Part(turnContext.Activity.Conversation?.Id, "Conversation.Id")}";
}
