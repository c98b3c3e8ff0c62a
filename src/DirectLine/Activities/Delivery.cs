using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>Gives each activity to the bot once: two posts of one id at the same time share one delivery, a later one finds it in the log.</summary>
sealed partial class Delivery(IDirectLineBot bot, IDirectLineLog log, IncomingActivity incoming, IOptions<DirectLineOptions> options, TimeProvider time, ILogger<Delivery> logger)
{
    readonly ConcurrentDictionary<string, Lazy<Task<DirectLineOutcome>>> _underWay = new(StringComparer.Ordinal);
    readonly TimeSpan _timeout = options.Value.TurnTimeout;

    public Task<DirectLineOutcome> DeliverAsync(DirectLineActivity activity) =>
        _underWay.GetOrAdd(activity.Id, _ => new(() => OnceAsync(activity))).Value;

    /// <summary>
    /// Delivers the conversationUpdate of the start if that has not happened. A failure is not the caller's: a refused start leaves Web
    /// Chat dead for good, so the page opens without a greeting and the next activity tries again.
    /// </summary>
    public async Task GreetAsync(DirectLineConversation conversation, Grant grant, HttpRequest request)
    {
        if (conversation.Greeted || await DeliverAsync(incoming.Start(grant, request)) != DirectLineOutcome.Committed) return;
        await log.MarkGreetedAsync(conversation.Id, CancellationToken.None);
    }

    async Task<DirectLineOutcome> OnceAsync(DirectLineActivity activity)
    {
        // The rest runs off the caller's stack, so that the dictionary holds this task before it can end.
        await Task.Yield();
        using var deadline = new CancellationTokenSource(_timeout, time);
        try
        {
            if (await log.ContainsAsync(activity.ConversationId, activity.Id, deadline.Token)) return DirectLineOutcome.Committed;
            return await bot.DeliverAsync(activity, deadline.Token).WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            TimedOut(logger, activity.ConversationId, activity.Id);
            return DirectLineOutcome.Busy;
        }
        catch (Exception exception)
        {
            // Type and place only: a message may quote what the person wrote.
            Failed(logger, activity.ConversationId, activity.Id, exception.GetType().Name, exception.StackTrace);
            return DirectLineOutcome.Failed;
        }
        finally
        {
            _underWay.TryRemove(activity.Id, out _);
        }
    }

    [LoggerMessage(2, LogLevel.Error, "Direct Line {Conversation}: the bot failed on activity {Activity} with {Exception} {Trace}")]
    static partial void Failed(ILogger logger, string conversation, string activity, string exception, string? trace);

    [LoggerMessage(3, LogLevel.Warning, "Direct Line {Conversation}: the bot did not finish activity {Activity} in time")]
    static partial void TimedOut(ILogger logger, string conversation, string activity);
}
