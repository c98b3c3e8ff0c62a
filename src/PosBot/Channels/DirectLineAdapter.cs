using DirectLine;
using PosBot.Messages;

namespace PosBot.Channels;

/// <summary>Runs turns of Direct Line conversations through the same middleware as every other channel.</summary>
sealed class DirectLineAdapter : BotAdapter
{
    public DirectLineAdapter(TurnMiddleware turns) => Use(turns);

    /// <summary>Runs the turn of an activity; it is committed when this returns.</summary>
    public async Task DeliverAsync(DirectLineActivity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var verdict = MessageCheck.Take(activity.Json);
        using var turnContext = new TurnContext(this, UntypedJson.ActivityOf(activity.Json));
        turnContext.TurnState.Set(activity);
        turnContext.TurnState.Set(verdict);
        await RunPipelineAsync(turnContext, callback, cancellationToken);
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken) => throw AfterTheTurn();

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw AfterTheTurn();

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw AfterTheTurn();

    static InvalidOperationException AfterTheTurn() =>
        new("On Direct Line, replies are committed with their turn; nothing can be sent after it. Begin a turn of its own with ContinueConversationAsync.");
}
