namespace PosBot.State.Memory;

/// <summary>The outbox of one process.</summary>
sealed class MemoryOutbox(TimeProvider time) : IOutbox
{
    readonly SortedDictionary<long, Waiting> _waiting = [];
    readonly List<(string Case, DateTimeOffset At, DeadLetter Letter)> _dead = [];
    readonly Lock _lock = new();
    long _last;

    /// <summary>What could not be handled or delivered.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters
    {
        get
        {
            lock (_lock) return [.. _dead.Select(static dead => dead.Letter)];
        }
    }

    public ValueTask<IReadOnlyList<string>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<string>>(
                [.. _waiting.Values.DistinctBy(static waiting => waiting.Conversation).Where(first => first.Entry.DueAt <= now).Take(limit).Select(static first => first.Conversation)]);
        }
    }

    public ValueTask<IReadOnlyList<OutboxEntry>> ReadAsync(string conversation, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<OutboxEntry>>(
                [.. _waiting.Values.Where(waiting => waiting.Conversation == conversation).Take(limit).Select(static waiting => waiting.Entry)]);
        }
    }

    public ValueTask DeleteAsync(long id, CancellationToken cancellationToken)
    {
        lock (_lock) _waiting.Remove(id);
        return ValueTask.CompletedTask;
    }

    public ValueTask PostponeAsync(long id, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(id, out var waiting))
                _waiting[id] = waiting with { Entry = waiting.Entry with { Tries = waiting.Entry.Tries + 1, DueAt = dueAt } };
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask BuryAsync(long id, string error, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting.Remove(id, out var waiting)) Bury(waiting.Case, new("delivery", waiting.Entry.Activity.Json, error));
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<DateTimeOffset?> NextDueAsync(DateTimeOffset after, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(_waiting.Values.Where(waiting => waiting.Entry.DueAt > after).Min(static waiting => (DateTimeOffset?)waiting.Entry.DueAt));
        }
    }

    public void Add(TurnCommit turn)
    {
        lock (_lock)
        {
            foreach (var activity in turn.Outbox)
                _waiting.Add(++_last, new(OutboxOrder.Of(turn.Key), turn.Key.Id, new(_last, 0, DateTimeOffset.UnixEpoch, activity)));
        }
    }

    public void Bury(string caseId, DeadLetter letter)
    {
        lock (_lock) _dead.Add((caseId, time.GetUtcNow(), letter));
    }

    public void Erase(string caseId)
    {
        lock (_lock)
        {
            foreach (var (id, waiting) in _waiting.ToArray())
                if (waiting.Case == caseId) _waiting.Remove(id);
            _dead.RemoveAll(dead => dead.Case == caseId);
        }
    }

    public void Sweep(DateTimeOffset before)
    {
        lock (_lock) _dead.RemoveAll(dead => dead.At < before);
    }

    sealed record Waiting(string Conversation, string Case, OutboxEntry Entry);
}
