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
    public Task GreetAsync(DirectLineConversation conversation, Grant grant, HttpRequest request) =>
        conversation.Greeted ? Task.CompletedTask : DeliverAsync(incoming.Start(grant, request));

    async Task<DirectLineOutcome> OnceAsync(DirectLineActivity activity)
    {
        // The rest runs off the caller's stack, so that the dictionary holds this task before it can end.
        await Task.Yield();
        using var deadline = new CancellationTokenSource(_timeout, time);
        try
        {
            if (await IsDoneAsync(activity, deadline.Token)) return DirectLineOutcome.Committed;
            var outcome = await bot.DeliverAsync(activity, deadline.Token).WaitAsync(deadline.Token);
            // Within the delivery, so that a second start waits for the mark and not only for the greeting.
            if (outcome == DirectLineOutcome.Committed && IsStart(activity)) await log.MarkGreetedAsync(activity.ConversationId, CancellationToken.None);
            return outcome;
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

    // A start leaves no echo, so the conversation itself remembers it.
    async Task<bool> IsDoneAsync(DirectLineActivity activity, CancellationToken cancellationToken) =>
        IsStart(activity)
            ? (await log.FindAsync(activity.ConversationId, cancellationToken))?.Greeted ?? true
            : await log.ContainsAsync(activity.ConversationId, activity.Id, cancellationToken);

    static bool IsStart(DirectLineActivity activity) => activity.Type == "conversationUpdate";

    [LoggerMessage(2, LogLevel.Error, "Direct Line {Conversation}: the bot failed on activity {Activity} with {Exception} {Trace}")]
    static partial void Failed(ILogger logger, string conversation, string activity, string exception, string? trace);

    [LoggerMessage(3, LogLevel.Warning, "Direct Line {Conversation}: the bot did not finish activity {Activity} in time")]
    static partial void TimedOut(ILogger logger, string conversation, string activity);
}
