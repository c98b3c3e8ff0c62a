using PosBot.Channels;
using PosBot.Privacy;
using PosBot.State;

namespace PosBot.Messages;

/// <summary>
/// One turn, one transaction. Redacts what came in, waits for the turns before it, gives a repeat its old answer, loads the case, runs the
/// bot with its replies held back, commits record, replies and activity id together, and only then answers. The first middleware of every adapter.
/// </summary>
sealed partial class TurnMiddleware(
    ICaseStore store,
    Mailbox mailbox,
    TurnDeliveries deliveries,
    TurnTrouble trouble,
    MessageCheck check,
    [FromKeyedServices(Clocks.Business)] TimeProvider business,
    [FromKeyedServices(Clocks.System)] TimeProvider system,
    ILogger<TurnMiddleware> logger) : IMiddleware
{
    const int Attempts = 3;

    /// <exception cref="StoreUnavailableException">Nothing was kept or said.</exception>
    /// <exception cref="MailboxFullException">Nothing was done.</exception>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.RelatesTo is OutboxReference)
        {
            await next(cancellationToken);
            return;
        }
        var verdict = (turnContext.TurnState.Get<DoorVerdict>() ?? check.Read(activity)).Verdict;
        var tooLong = ActivityRedaction.Redact(activity);
        if (CaseKey.Of(activity) is not { } key)
        {
            NoConversation(logger, activity.Type);
            return;
        }
        using var place = await mailbox.EnterAsync(key, cancellationToken);
        await RunAsync(new(turnContext, next, key, deliveries.Of(turnContext), tooLong, verdict), cancellationToken);
    }

    async Task RunAsync(Run run, CancellationToken cancellationToken)
    {
        var (turnContext, activity) = (run.Context, run.Context.Activity);
        var replies = new TurnReplies();
        using var typing = activity.Type == ActivityTypes.Message ? new TypingNotice(turnContext, run.Delivery, system) : null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var loaded = await store.LoadAsync(run.Key, activity.Id, cancellationToken);
            if (loaded.Answer is { } answer)
            {
                await RepeatAsync(run, answer, replies, cancellationToken);
                return;
            }
            if (attempt == 0) replies.Hold(turnContext);
            else run.Forget(replies);
            var (turn, letter) = await TakeTurnAsync(run, loaded, attempt, replies, cancellationToken);
            if (IsIdle(run, turn, replies, letter)) return;
            var result = await store.CommitAsync(CommitOf(run, turn, letter, replies), cancellationToken);
            if (result.Outcome == CommitOutcome.Conflict)
            {
                RunsAgain(logger, run.Key.Id, attempt);
                continue;
            }
            if (result.Outcome == CommitOutcome.Repeated)
            {
                await RepeatAsync(run, result.Answer!, replies, cancellationToken);
                return;
            }
            run.Delivery.Deliver(turnContext, replies);
            replies.Release();
            if (replies.InvokeResponse is { } invoke && activity.DeliveryMode != DeliveryModes.ExpectReplies) await turnContext.SendActivityAsync(invoke, cancellationToken);
            return;
        }
        throw new StoreUnavailableException($"Case {run.Key.Id} was changed by others {Attempts} times while one message was handled.");
    }

    async Task<(CaseTurn Turn, DeadLetter? Letter)> TakeTurnAsync(Run run, LoadedCase loaded, int attempt, TurnReplies replies, CancellationToken cancellationToken)
    {
        var turnContext = run.Context;
        var now = business.GetUtcNow().ToOffset(Clocks.Shanghai);
        CaseTurn Fresh() => new(run.Key, loaded.Record, loaded.Version, now, cancellationToken) { Attempt = attempt, TooLong = run.TooLong, Check = run.Check };
        var turn = Fresh();
        turnContext.TurnState.Set(turn);
        try
        {
            await run.Next(cancellationToken);
            return (turn, null);
        }
        catch (Exception failure) when (!Bubbles(failure, cancellationToken))
        {
            var trace = FailureTrace.Of(failure);
            Failed(logger, run.Key.Id, turnContext.Activity.Id, trace);
            run.Forget(replies);
            turn = Fresh();
            turnContext.TurnState.Set(turn);
            await trouble(turnContext, turn, cancellationToken);
            if (turnContext.Activity.Type == ActivityTypes.Invoke)
                replies.InvokeResponse ??= new Activity { Type = ActivityTypesEx.InvokeResponse, Value = UntypedJson.Invoke(StatusCodes.Status500InternalServerError, null) };
            return (turn, new("turn", UntypedJson.Text(turnContext.Activity), trace));
        }
    }

    TurnCommit CommitOf(Run run, CaseTurn turn, DeadLetter? letter, TurnReplies replies)
    {
        var activity = run.Context.Activity;
        var now = system.GetUtcNow();
        var record = turn.Record with { Turns = turn.Record.Turns + 1, UpdatedAt = now, Reference = run.Delivery.ReferenceOf(run.Context) ?? turn.Record.Reference };
        var commit = new TurnCommit(run.Key, turn.Version, record, string.IsNullOrEmpty(activity.Id) ? null : activity.Id)
        {
            Answer = replies.Answer(withReplies: activity.DeliveryMode == DeliveryModes.ExpectReplies),
            DeadLetter = letter,
            Erase = turn.Erase,
        };
        return run.Delivery.Address(commit, replies, run.Context, now);
    }

    static bool IsIdle(Run run, CaseTurn turn, TurnReplies replies, DeadLetter? letter) =>
        replies.IsEmpty && letter is null && !turn.Erase && ReferenceEquals(turn.Record, turn.Before) && !run.Delivery.HasEcho(run.Context);

    static async Task RepeatAsync(Run run, StoredAnswer answer, TurnReplies replies, CancellationToken cancellationToken)
    {
        replies.Release();
        if (answer.Replies is { } kept && run.Context.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
            ExpectedRepliesDelivery.Buffer(run.Context, UntypedJson.ActivitiesOf(kept));
        if (answer.InvokeStatus is { } status)
        {
            var body = answer.InvokeBody is { } json ? System.Text.Json.Nodes.JsonNode.Parse(json) : null;
            await run.Context.SendActivityAsync(new Activity { Type = ActivityTypesEx.InvokeResponse, Value = UntypedJson.Invoke(status, body) }, cancellationToken);
        }
    }

    // The store's failures are the sender's business (503), and a turn nobody waits for leaves nothing behind.
    static bool Bubbles(Exception failure, CancellationToken cancellationToken) =>
        failure is StoreUnavailableException or MailboxFullException || (failure is OperationCanceledException && cancellationToken.IsCancellationRequested);

    [LoggerMessage(10, LogLevel.Debug, "An activity of type {Type} belongs to no conversation and is left alone")]
    static partial void NoConversation(ILogger logger, string? type);

    [LoggerMessage(11, LogLevel.Information, "Case {Case} was changed meanwhile; attempt {Attempt} is run again")]
    static partial void RunsAgain(ILogger logger, string @case, int attempt);

    [LoggerMessage(12, LogLevel.Error, "Case {Case}: the bot failed on activity {Activity}: {Trace}")]
    static partial void Failed(ILogger logger, string @case, string? activity, string trace);
}
