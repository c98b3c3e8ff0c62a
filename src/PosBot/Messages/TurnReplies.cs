using PosBot.Channels;
using PosBot.State;

namespace PosBot.Messages;

/// <summary>What the bot says in a turn, held back until the turn is committed.</summary>
sealed class TurnReplies
{
    readonly List<Reply> _held = [];
    bool _holding = true;

    /// <summary>The replies, in order.</summary>
    public IReadOnlyList<Reply> Held => _held;

    /// <summary>The answer to an invoke; the first one counts.</summary>
    public Activity? InvokeResponse { get; set; }

    public bool IsEmpty => _held.Count == 0 && InvokeResponse is null;

    /// <summary>From now on everything the bot sends through this context is held.</summary>
    public void Hold(ITurnContext turnContext) => turnContext.OnSendActivities(SendAsync).OnUpdateActivity(UpdateAsync).OnDeleteActivity(DeleteAsync);

    /// <summary>From now on it is sent.</summary>
    public void Release() => _holding = false;

    /// <summary>Nothing was said: the turn runs again, or failed.</summary>
    public void Clear()
    {
        _held.Clear();
        InvokeResponse = null;
    }

    /// <summary>What a repeat of the activity is answered with.</summary>
    public StoredAnswer Answer(bool withReplies)
    {
        if (withReplies) return new(UntypedJson.Text(Buffered()), null, null);
        if (InvokeResponse is not { } answer) return StoredAnswer.Nothing;
        var (status, body) = UntypedJson.InvokeOf(answer);
        return new(null, status, body);
    }

    /// <summary>The replies as they travel in the HTTP answer.</summary>
    public List<Activity> Buffered()
    {
        List<Activity> buffered = [.. _held.Where(static reply => reply.Call == OutgoingCall.Send).Select(static reply => reply.Activity)];
        if (InvokeResponse is not null) buffered.Add(InvokeResponse);
        return buffered;
    }

    Task<ResourceResponse[]> SendAsync(ITurnContext turnContext, List<Activity> activities, Func<Task<ResourceResponse[]>> next)
    {
        if (!_holding) return next();
        var sent = new ResourceResponse[activities.Count];
        for (var index = 0; index < sent.Length; index++)
        {
            var activity = activities[index];
            if (string.IsNullOrEmpty(activity.Id)) activity.Id = Guid.NewGuid().ToString("N");
            sent[index] = new ResourceResponse(activity.Id);
            // Typing is this class's neighbour's business, a trace is for nobody here, and a delay would only hold up the commit.
            if (activity.Type is ActivityTypesEx.InvokeResponse) InvokeResponse ??= activity;
            else if (activity.Type is not (ActivityTypes.Typing or ActivityTypes.Trace or ActivityTypesEx.Delay)) _held.Add(new(OutgoingCall.Send, activity));
        }
        return Task.FromResult(sent);
    }

    Task<ResourceResponse> UpdateAsync(ITurnContext turnContext, Activity activity, Func<Task<ResourceResponse>> next)
    {
        if (!_holding) return next();
        _held.Add(new(OutgoingCall.Update, activity));
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    Task DeleteAsync(ITurnContext turnContext, ConversationReference reference, Func<Task> next)
    {
        if (!_holding) return next();
        var gone = new Activity { Type = ActivityTypes.MessageDelete };
        gone.ApplyConversationReference(reference);
        (gone.Id, gone.ReplyToId) = (reference.ActivityId, null);
        _held.Add(new(OutgoingCall.Delete, gone));
        return Task.CompletedTask;
    }
}

/// <summary>One held call.</summary>
readonly record struct Reply(OutgoingCall Call, Activity Activity);
