using PosBot.Channels;
using PosBot.State;

namespace PosBot.Messages;

/// <summary>Connector channels: the replies wait in the outbox, and <see cref="OutboxWorker"/> sends them.</summary>
sealed class OutboxDelivery(OutboxSignal signal) : ITurnDelivery
{
    public bool HasEcho(ITurnContext turnContext) => false;

    public string? ReferenceOf(ITurnContext turnContext) => OutboxReference.Text(turnContext.Activity);

    public TurnCommit Address(TurnCommit commit, TurnReplies replies, ITurnContext turnContext, DateTimeOffset now)
    {
        if (replies.Held.Count == 0) return commit;
        var outbox = new OutgoingActivity[replies.Held.Count];
        for (var index = 0; index < outbox.Length; index++)
        {
            var (call, activity) = replies.Held[index];
            // The channel gives a new activity its id; ours meant something only inside the turn.
            if (call == OutgoingCall.Send) activity.Id = null;
            outbox[index] = new(call, UntypedJson.Text(activity));
        }
        return commit with { Outbox = outbox };
    }

    public void Deliver(ITurnContext turnContext, TurnReplies replies)
    {
        if (replies.Held.Count > 0) signal.Wake();
    }

    public Task ShowTypingAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var typing = new Activity { Type = ActivityTypes.Typing };
        typing.ApplyConversationReference(turnContext.Activity.GetConversationReference());
        // Past the held replies: it is not part of the turn.
        return turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], cancellationToken);
    }
}
