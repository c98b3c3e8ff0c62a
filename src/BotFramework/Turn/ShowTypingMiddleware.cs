using System.Security.Claims;
using System.Security.Principal;
using BotFramework.Schema;

namespace BotFramework;

/// <summary>
/// Says "typing" while a message is being answered: first after <c>delay</c> milliseconds, then every <c>period</c> milliseconds, and anew after each reply.
/// Typing goes straight through the adapter, so it does not count as a response. Nobody listens in expectReplies, so nothing is sent there.
/// </summary>
public class ShowTypingMiddleware : IMiddleware
{
    private readonly TimeSpan _delay;
    private readonly TimeSpan _period;
    private readonly TimeProvider _time;

    public ShowTypingMiddleware(int delay = 500, int period = 2000)
        : this(delay, period, TimeProvider.System)
    {
    }

    internal ShowTypingMiddleware(int delay, int period, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        _delay = TimeSpan.FromMilliseconds(delay);
        _period = TimeSpan.FromMilliseconds(period);
        _time = time;
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        if (turnContext.Activity is not { Type: ActivityTypes.Message, DeliveryMode: not DeliveryModes.ExpectReplies } || IsSkill(turnContext))
        {
            await next(cancellationToken);
            return;
        }

        await using var typing = new Typing(turnContext, _delay, _period, _time);
        turnContext.OnSendActivities(async (_, activities, send) =>
        {
            if (activities.Exists(activity => activity.Type == ActivityTypes.Message))
                await typing.RestartAsync();
            return await send();
        });
        typing.Start();
        await next(cancellationToken);
    }

    // Another bot is the caller where the token was issued to an application that is not the audience itself.
    private static bool IsSkill(ITurnContext turnContext)
    {
        if (turnContext.TurnState.Get<IIdentity>(BotAdapter.BotIdentityKey) is not ClaimsIdentity identity)
            return false;
        var caller = identity.FindFirst("appid")?.Value ?? identity.FindFirst("azp")?.Value;
        return caller is not null && identity.FindFirst("ver") is not null && identity.FindFirst("aud")?.Value is { } audience && audience != caller;
    }

    private sealed class Typing(ITurnContext turnContext, TimeSpan delay, TimeSpan period, TimeProvider time) : IAsyncDisposable
    {
        private CancellationTokenSource _stop = new();
        private Task _running = Task.CompletedTask;
        private bool _over;

        public void Start()
        {
            _stop = new CancellationTokenSource();
            _running = RunAsync(_stop.Token);
        }

        public async Task RestartAsync()
        {
            await StopAsync();
            // A layer outside may still send after this one is done; nobody would stop the typing then.
            if (!_over)
                Start();
        }

        public async ValueTask DisposeAsync()
        {
            _over = true;
            await StopAsync();
        }

        private async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _running;
            _stop.Dispose();
        }

        private async Task RunAsync(CancellationToken stop)
        {
            try
            {
                for (var wait = delay; ; wait = period)
                {
                    await Task.Delay(wait, time, stop);
                    var typing = new Activity { Type = ActivityTypes.Typing, RelatesTo = turnContext.Activity.RelatesTo };
                    typing.ApplyConversationReference(turnContext.Activity.GetConversationReference());
                    await turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], stop);
                }
            }
            catch (Exception failure) when (failure is OperationCanceledException or HttpRequestException or ErrorResponseException)
            {
                // A missing "typing" harms nobody; the reply itself will meet and report the same failure.
            }
        }
    }
}
