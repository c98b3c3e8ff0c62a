using BotFramework;
using BotFramework.Schema;
using PosBot.Messages;

namespace PosBot.Tests.Messages;

/// <summary>An adapter at whose other end nobody is: it notes what would have been sent.</summary>
sealed class FakeChannel : BotAdapter
{
    readonly IBot _bot;

    public FakeChannel(TurnMiddleware turns, IBot bot)
    {
        Use(turns);
        _bot = bot;
    }

    public List<Activity> Sent { get; } = [];

    /// <summary>Runs a turn.</summary>
    /// <returns>What travels in the HTTP answer.</returns>
    public async Task<List<Activity>> PostAsync(Activity activity, CancellationToken cancellationToken = default)
    {
        using var turnContext = new TurnContext(this, activity);
        await RunPipelineAsync(turnContext, _bot.OnTurnAsync, cancellationToken);
        return turnContext.BufferedReplyActivities;
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        lock (Sent) Sent.AddRange(activities);
        return Task.FromResult(activities.Select(static activity => new ResourceResponse(activity.Id)).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw new NotSupportedException();
}
