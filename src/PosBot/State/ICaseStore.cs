namespace PosBot.State;

/// <summary>Where cases live. Every method throws <see cref="StoreUnavailableException"/> when it cannot do its work now.</summary>
public interface ICaseStore
{
    /// <summary>The case, and whether this activity was answered before.</summary>
    ValueTask<LoadedCase> LoadAsync(CaseKey key, string? activityId, CancellationToken cancellationToken);

    /// <summary>A case by its <see cref="CaseKey.Id"/>; null where none is kept.</summary>
    ValueTask<CaseRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Writes everything of a turn in one transaction, on disk when it returns. A token cancelled before the write begins prevents it.</summary>
    ValueTask<CommitResult> CommitAsync(TurnCommit turn, CancellationToken cancellationToken);

    /// <summary>Deletes everything of the case: record, answers kept, replies not sent, log, dead letters.</summary>
    ValueTask EraseAsync(CaseKey key, CancellationToken cancellationToken);

    /// <summary>Deletes what is older, a part at a time so that turns go on in between. Returns when it has seen everything once.</summary>
    /// <param name="casesBefore">Cases, conversations, log entries and dead letters not touched since.</param>
    /// <param name="answersBefore">Answers kept since before then.</param>
    /// <param name="cancellationToken">Ends it between two parts.</param>
    ValueTask SweepAsync(DateTimeOffset casesBefore, DateTimeOffset answersBefore, CancellationToken cancellationToken);
}

/// <summary>A case as it was read.</summary>
/// <param name="Record">A new one when there was none.</param>
/// <param name="Version">0 when there was none.</param>
/// <param name="Answer">The answer that this activity got before; null when it is new.</param>
public readonly record struct LoadedCase(CaseRecord Record, long Version, StoredAnswer? Answer);

/// <summary>What became of a commit.</summary>
public readonly record struct CommitResult(CommitOutcome Outcome, StoredAnswer? Answer = null);

public enum CommitOutcome
{
    Committed,

    /// <summary>The case has changed since it was loaded: nothing was written.</summary>
    Conflict,

    /// <summary>The activity had been answered meanwhile: nothing was written, and its answer comes with the result.</summary>
    Repeated,
}
