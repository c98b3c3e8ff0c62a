using PosBot.State;

namespace PosBot.Messages;

/// <summary>
/// Sends what the outbox holds: in order within a conversation, several conversations at once, so that one dead service address holds up
/// nobody else. Begins with what an earlier process left.
/// </summary>
sealed partial class OutboxWorker(IOutbox outbox, OutboxSender sender, OutboxSignal signal, [FromKeyedServices(Clocks.System)] TimeProvider time, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    // Twelve tries are about a quarter of an hour; a reply that comes later than that answers nobody.
    const int Lanes = 32, AtOnce = 16, Tries = 12;
    static readonly TimeSpan StorePause = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromMinutes(5);

    readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    bool _retrying = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true) await signal.WaitAsync(await DispatchAsync(stoppingToken), time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left stays in the store for the next start. What is on its way is let finish: a call cut off may have
            // arrived, and would be made again.
        }
        await Task.WhenAll(Running());
    }

    Task[] Running()
    {
        lock (_lanes) return [.. _lanes.Values.Select(static lane => lane.Running)];
    }

    /// <summary>Opens a lane for every conversation with something due.</summary>
    /// <returns>How long nothing more will be due by itself; null for ever.</returns>
    async Task<TimeSpan?> DispatchAsync(CancellationToken stopping)
    {
        try
        {
            var now = time.GetUtcNow();
            foreach (var conversation in await outbox.DueAsync(now, Lanes * 2, stopping)) Open(conversation, stopping);
            if (!Volatile.Read(ref _retrying)) return null;
            // First forget, then look: whoever postpones in between sets it again.
            Volatile.Write(ref _retrying, false);
            if (await outbox.NextDueAsync(now, stopping) is not { } next) return null;
            Volatile.Write(ref _retrying, true);
            return next > now ? next - now : TimeSpan.Zero;
        }
        catch (StoreUnavailableException failure)
        {
            StoreFailed(logger, FailureTrace.Of(failure));
            return StorePause;
        }
    }

    void Open(string conversation, CancellationToken stopping)
    {
        lock (_lanes)
        {
            if (_lanes.TryGetValue(conversation, out var running))
            {
                running.More = true;
                return;
            }
            // When a lane ends it wakes the worker, which then finds this conversation again.
            if (_lanes.Count >= Lanes) return;
            _lanes[conversation] = new() { Running = Task.Run(() => RunLaneAsync(conversation, stopping), CancellationToken.None) };
        }
    }

    async Task RunLaneAsync(string conversation, CancellationToken stopping)
    {
        try
        {
            do
            {
                while (await SendSomeAsync(conversation, stopping)) { }
            }
            while (!IsOver(conversation));
        }
        catch (Exception failure)
        {
            StoreFailed(logger, FailureTrace.Of(failure));
            await PauseAsync(stopping);
            lock (_lanes) _lanes.Remove(conversation);
            signal.Wake();
        }
    }

    // A notice that came while this lane was busy must not be lost: it goes round once more.
    bool IsOver(string conversation)
    {
        lock (_lanes)
        {
            if (_lanes[conversation].More)
            {
                _lanes[conversation].More = false;
                return false;
            }
            var wereFull = _lanes.Count >= Lanes;
            _lanes.Remove(conversation);
            if (wereFull || Volatile.Read(ref _retrying)) signal.Wake();
            return true;
        }
    }

    async Task<bool> SendSomeAsync(string conversation, CancellationToken stopping)
    {
        var waiting = await outbox.ReadAsync(conversation, AtOnce, CancellationToken.None);
        foreach (var entry in waiting)
        {
            if (stopping.IsCancellationRequested || entry.DueAt > time.GetUtcNow() || !await SendAsync(entry, stopping)) return false;
        }
        return waiting.Count == AtOnce;
    }

    // Whether the conversation may go on with the next reply.
    async Task<bool> SendAsync(OutboxEntry entry, CancellationToken stopping)
    {
        try
        {
            await sender.SendAsync(entry.Activity);
        }
        catch (Exception failure)
        {
            return await FailAsync(entry, failure);
        }
        await ForgetAsync(entry, stopping);
        return true;
    }

    // It has been delivered: while the store cannot forget it, it must not be sent a second time.
    async Task ForgetAsync(OutboxEntry entry, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await outbox.DeleteAsync(entry.Id, CancellationToken.None);
                return;
            }
            catch (StoreUnavailableException failure) when (!stopping.IsCancellationRequested)
            {
                StoreFailed(logger, FailureTrace.Of(failure));
                await PauseAsync(stopping);
            }
        }
    }

    Task PauseAsync(CancellationToken stopping) => Task.Delay(StorePause, time, stopping).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    async Task<bool> FailAsync(OutboxEntry entry, Exception failure)
    {
        var trace = FailureTrace.Of(failure);
        if (entry.Tries + 1 >= Tries || OutboxSender.IsRefusal(failure))
        {
            GivenUp(logger, entry.Id, entry.Tries + 1, trace);
            await outbox.BuryAsync(entry.Id, trace, CancellationToken.None);
            return true;
        }
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, entry.Tries)));
        Postponed(logger, entry.Id, entry.Tries + 1, pause, failure.GetType().Name);
        Volatile.Write(ref _retrying, true);
        await outbox.PostponeAsync(entry.Id, time.GetUtcNow() + pause, CancellationToken.None);
        return false;
    }

    sealed class Lane
    {
        /// <summary>Something was committed while it was busy.</summary>
        public bool More { get; set; }

        public required Task Running { get; init; }
    }

    [LoggerMessage(20, LogLevel.Warning, "Reply {Reply} failed the {Try}th time, again in {Pause}: {Failure}")]
    static partial void Postponed(ILogger logger, long reply, int @try, TimeSpan pause, string failure);

    [LoggerMessage(21, LogLevel.Error, "Reply {Reply} is given up after {Tries} tries and kept as a dead letter: {Trace}")]
    static partial void GivenUp(ILogger logger, long reply, int tries, string trace);

    [LoggerMessage(22, LogLevel.Error, "The outbox cannot be read or written: {Trace}")]
    static partial void StoreFailed(ILogger logger, string trace);
}
