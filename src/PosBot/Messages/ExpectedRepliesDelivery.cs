using PosBot.State;

namespace PosBot.Messages;

/// <summary>Delivery mode expectReplies: the replies travel in the HTTP answer, and are kept for a repeat of the request.</summary>
sealed class ExpectedRepliesDelivery : ITurnDelivery
{
    public bool HasEcho(ITurnContext turnContext) => false;

    public string? ReferenceOf(ITurnContext turnContext) => OutboxReference.Text(turnContext.Activity);

    public TurnCommit Address(TurnCommit commit, TurnReplies replies, ITurnContext turnContext, DateTimeOffset now) => commit;

    public void Deliver(ITurnContext turnContext, TurnReplies replies) => Buffer(turnContext, replies.Buffered());

    /// <summary>Gives the adapter what it answers the request with.</summary>
    public static void Buffer(ITurnContext turnContext, List<Activity> activities) => ((TurnContext)turnContext).BufferedReplyActivities.AddRange(activities);

    // Nobody would see it before the answer.
    public Task ShowTypingAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;
}
