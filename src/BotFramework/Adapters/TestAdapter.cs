using System.Globalization;
using System.Security.Claims;
using BotFramework.Connector;
using BotFramework.Schema;

namespace BotFramework.Adapters;

/// <summary>An adapter without a channel: what the bot sends waits in a queue. Traces are dropped unless asked for.</summary>
public class TestAdapter : BotAdapter
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource<IActivity>> _waiting = new();
    private int _nextId;

    public TestAdapter(string channelId, bool sendTraceActivity = false)
        : this(CreateConversation("convo1"), sendTraceActivity) => Conversation.ChannelId = channelId;

    public TestAdapter(ConversationReference? conversation = null, bool sendTraceActivity = false)
    {
        Conversation = conversation ?? CreateConversation("convo1");
        EnableTrace = sendTraceActivity;
    }

    public bool EnableTrace { get; set; }

    public string Locale { get; set; } = "en-us";

    /// <summary>What the bot sent and nobody has taken.</summary>
    public Queue<Activity> ActiveQueue { get; } = new();

    public ConversationReference Conversation { get; set; }

    public static ConversationReference CreateConversation(string name, string user = "User1", string bot = "Bot") => new()
    {
        ChannelId = Channels.Test,
        ServiceUrl = "https://test.com",
        Conversation = new ConversationAccount(false, id: name, name: name),
        User = new ChannelAccount(id: user.ToLowerInvariant(), name: user),
        Bot = new ChannelAccount(id: bot.ToLowerInvariant(), name: bot),
        Locale = "en-us",
    };

    public new TestAdapter Use(IMiddleware middleware)
    {
        base.Use(middleware);
        return this;
    }

    /// <summary>Runs a turn with an activity from the user; what it lacks is filled in.</summary>
    public async Task ProcessActivityAsync(Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken = default)
    {
        activity.Type ??= ActivityTypes.Message;
        activity.ChannelId ??= Conversation.ChannelId;
        if (activity.From is null || activity.From.Id == "unknown" || activity.From.Role == RoleTypes.Bot)
            activity.From = Conversation.User;
        activity.Recipient = Conversation.Bot;
        activity.Conversation = Conversation.Conversation;
        activity.ServiceUrl = Conversation.ServiceUrl;
        activity.Id = NextId();
        activity.Timestamp ??= TimeProvider.System.GetUtcNow();
        activity.LocalTimestamp ??= activity.Timestamp;
        using var context = CreateTurnContext(activity);
        await RunPipelineAsync(context, callback, cancellationToken);
    }

    public override async Task<InvokeResponse?> ProcessActivityAsync(ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        await ProcessActivityAsync(activity, callback, cancellationToken);
        return null;
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
            throw new ArgumentException("Expecting one or more activities, but the array was empty.", nameof(activities));
        var responses = new ResourceResponse[activities.Length];
        for (var index = 0; index < activities.Length; index++)
        {
            var activity = activities[index];
            if (string.IsNullOrEmpty(activity.Id))
                activity.Id = Guid.NewGuid().ToString("n");
            activity.Timestamp ??= TimeProvider.System.GetUtcNow();
            if (activity.Type == ActivityTypesEx.Delay)
                await Task.Delay(Convert.ToInt32(activity.Value, CultureInfo.InvariantCulture), cancellationToken);
            else if (activity.Type != ActivityTypes.Trace || EnableTrace)
                Enqueue(activity);
            responses[index] = new ResourceResponse(activity.Id);
        }

        return responses;
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        var known = Rewrite(activity.Id, activity);
        return Task.FromResult(known ? new ResourceResponse(activity.Id) : new ResourceResponse());
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Rewrite(reference.ActivityId, null);
        return Task.CompletedTask;
    }

    /// <summary>The next thing the bot sent, or null.</summary>
    public IActivity? GetNextReply()
    {
        lock (_gate)
            return ActiveQueue.TryDequeue(out var reply) ? reply : null;
    }

    /// <summary>The next thing the bot sends.</summary>
    public Task<IActivity> GetNextReplyAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && ActiveQueue.TryDequeue(out var reply))
                return Task.FromResult<IActivity>(reply);
            var next = new TaskCompletionSource<IActivity>(TaskCreationOptions.RunContinuationsAsynchronously);
            cancellationToken.Register(() => next.TrySetCanceled(cancellationToken));
            _waiting.Enqueue(next);
            return next.Task;
        }
    }

    /// <summary>A message from the user.</summary>
    public Activity MakeActivity(string? text = null) => new()
    {
        Type = ActivityTypes.Message,
        Locale = Locale,
        From = Conversation.User,
        Recipient = Conversation.Bot,
        Conversation = Conversation.Conversation,
        ServiceUrl = Conversation.ServiceUrl,
        Id = NextId(),
        Text = text,
    };

    public virtual Task SendTextToBotAsync(string userSays, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(MakeActivity(userSays), callback, cancellationToken);

    protected virtual TurnContext CreateTurnContext(Activity activity) => new(this, activity);

    private string NextId() => (Interlocked.Increment(ref _nextId) - 1).ToString(CultureInfo.InvariantCulture);

    private void Enqueue(Activity activity)
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult(activity))
                    return;
            }

            ActiveQueue.Enqueue(activity);
        }
    }

    // Replaces the queued activity of this id, or removes it when there is no replacement.
    private bool Rewrite(string? id, Activity? replacement)
    {
        lock (_gate)
        {
            var found = false;
            for (var left = ActiveQueue.Count; left > 0; left--)
            {
                var queued = ActiveQueue.Dequeue();
                var hit = !found && queued.Id == id;
                found |= hit;
                if (!hit)
                    ActiveQueue.Enqueue(queued);
                else if (replacement is not null)
                    ActiveQueue.Enqueue(replacement);
            }

            return found;
        }
    }
}
