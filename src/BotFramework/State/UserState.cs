namespace BotFramework;

/// <summary>What is kept for a person on a channel.</summary>
public class UserState(IStorage storage) : BotState(storage, nameof(UserState))
{
    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{Part(turnContext.Activity.ChannelId, "channelId")}/users/{Part(turnContext.Activity.From?.Id, "From.Id")}";
}
