using PosBot.Channels;

namespace PosBot.State.Memory;

/// <summary>Cases of one process, gone with it; for trying out and for tests. One lock: nothing in it waits.</summary>
sealed class MemoryStore(MemoryOutbox outbox, MemoryDirectLineLog log, TimeProvider time) : ICaseStore
{
    readonly Dictionary<string, Kept> _cases = new(StringComparer.Ordinal);
    readonly Dictionary<(string Case, string Activity), (DateTimeOffset At, StoredAnswer Answer)> _seen = [];
    readonly Lock _lock = new();

    public ValueTask<LoadedCase> LoadAsync(CaseKey key, string? activityId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var kept = _cases.GetValueOrDefault(key.Id);
            return ValueTask.FromResult(new LoadedCase(kept?.Record ?? new CaseRecord(), kept?.Version ?? 0, Seen(key, activityId)));
        }
    }

    public ValueTask<CaseRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        lock (_lock) return ValueTask.FromResult(_cases.GetValueOrDefault(id)?.Record);
    }

    public ValueTask<CommitResult> CommitAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (Seen(turn.Key, turn.ActivityId) is { } answer) return ValueTask.FromResult(new CommitResult(CommitOutcome.Repeated, answer));
            if ((_cases.GetValueOrDefault(turn.Key.Id)?.Version ?? 0) != turn.ExpectedVersion) return ValueTask.FromResult(new CommitResult(CommitOutcome.Conflict));
            var now = time.GetUtcNow();
            if (turn.Erase) Erase(turn.Key);
            else _cases[turn.Key.Id] = new(turn.Record, turn.ExpectedVersion + 1, now);
            if (turn.ActivityId is not null) _seen[(turn.Key.Id, turn.ActivityId)] = (now, turn.Answer);
            if (turn.Log.Count > 0) log.Append(turn.Key.Conversation, turn.Key.Person, turn.Log);
            if (turn.Outbox.Count > 0) outbox.Add(turn);
            if (turn.DeadLetter is { } letter) outbox.Bury(turn.Key.Id, letter);
            return ValueTask.FromResult(new CommitResult(CommitOutcome.Committed));
        }
    }

    public ValueTask EraseAsync(CaseKey key, CancellationToken cancellationToken)
    {
        lock (_lock) Erase(key);
        return ValueTask.CompletedTask;
    }

    public ValueTask SweepAsync(DateTimeOffset casesBefore, DateTimeOffset answersBefore, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var (id, kept) in _cases)
                if (kept.At < casesBefore) _cases.Remove(id);
            foreach (var (id, seen) in _seen)
                if (seen.At < answersBefore) _seen.Remove(id);
            outbox.Sweep(casesBefore);
            log.Sweep(casesBefore);
        }
        return ValueTask.CompletedTask;
    }

    StoredAnswer? Seen(CaseKey key, string? activityId) =>
        activityId is not null && _seen.TryGetValue((key.Id, activityId), out var seen) ? seen.Answer : null;

    void Erase(CaseKey key)
    {
        _cases.Remove(key.Id);
        foreach (var id in _seen.Keys)
            if (id.Case == key.Id) _seen.Remove(id);
        outbox.Erase(key.Id);
        log.Erase(key.Conversation, key.Person);
    }

    sealed record Kept(CaseRecord Record, long Version, DateTimeOffset At);
}
