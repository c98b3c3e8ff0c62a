namespace PosBot.Messages;

/// <summary>Shows once that the bot is writing, if the turn is not over by then.</summary>
sealed class TypingNotice : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    readonly ITurnContext _turnContext;
    readonly ITurnDelivery _delivery;
    readonly ITimer _timer;
    volatile bool _over;

    public TypingNotice(ITurnContext turnContext, ITurnDelivery delivery, TimeProvider time)
    {
        (_turnContext, _delivery) = (turnContext, delivery);
        _timer = time.CreateTimer(static notice => _ = ((TypingNotice)notice!).ShowAsync(), this, Patience, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _over = true;
    }

    async Task ShowAsync()
    {
        try
        {
            if (!_over) await _delivery.ShowTypingAsync(_turnContext, CancellationToken.None);
        }
        catch (Exception)
        {
            // Only a courtesy: the turn and its replies do not depend on it.
        }
    }
}
