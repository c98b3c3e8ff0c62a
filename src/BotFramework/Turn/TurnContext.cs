using BotFramework.Schema;

namespace BotFramework;

/// <summary>One activity being answered. With delivery mode expectReplies nothing is sent: replies gather in <see cref="BufferedReplyActivities"/>.</summary>
public partial class TurnContext : ITurnContext, IDisposable
{
    private readonly Interceptors _interceptors;
    private bool _disposed;

    public TurnContext(BotAdapter adapter, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(activity);
        (Adapter, Activity, Locale) = (adapter, activity, activity.Locale);
        TurnState = [];
        BufferedReplyActivities = [];
        _interceptors = new Interceptors();
    }

    /// <summary>A turn with another activity that shares the state, the replies and the interceptors of the given one.</summary>
    public TurnContext(ITurnContext turnContext, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        (Adapter, Activity, Responded, TurnState) = (turnContext.Adapter, activity, turnContext.Responded, turnContext.TurnState);
        var outer = turnContext as TurnContext;
        Locale = outer?.Locale ?? activity.Locale;
        BufferedReplyActivities = outer?.BufferedReplyActivities ?? [];
        _interceptors = outer?._interceptors ?? new Interceptors();
    }

    public BotAdapter Adapter { get; }

    public TurnContextStateCollection TurnState { get; }

    public Activity Activity { get; }

    /// <summary>The language of this turn; the activity's, unless the bot chose another.</summary>
    public string? Locale { get; set; }

    public bool Responded { get; private set; }

    public List<Activity> BufferedReplyActivities { get; }

    public ITurnContext OnSendActivities(SendActivitiesHandler handler)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(handler);
        (_interceptors.Send ??= []).Add(handler);
        return this;
    }

    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(handler);
        (_interceptors.Update ??= []).Add(handler);
        return this;
    }

    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(handler);
        (_interceptors.Delete ??= []).Add(handler);
        return this;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        if (disposing)
            TurnState.Dispose();
        _disposed = true;
    }

    private sealed class Interceptors
    {
        public List<SendActivitiesHandler>? Send { get; set; }

        public List<UpdateActivityHandler>? Update { get; set; }

        public List<DeleteActivityHandler>? Delete { get; set; }
    }
}
