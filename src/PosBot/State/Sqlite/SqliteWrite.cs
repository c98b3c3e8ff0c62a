namespace PosBot.State.Sqlite;

/// <summary>One piece of work for the writer, and the promise of its result.</summary>
abstract class SqliteWrite(CancellationToken cancellationToken)
{
    /// <summary>Nobody waits for it any more, so it must not be done.</summary>
    public bool Unwanted => cancellationToken.IsCancellationRequested;

    protected CancellationToken Token => cancellationToken;

    public abstract void Execute(SqliteSession session);

    public abstract void Complete();

    public abstract void Fail(Exception failure);

    public abstract void Cancel();
}

/// <summary>With a result, which counts only when the group is on disk.</summary>
sealed class SqliteWrite<TState, TResult>(TState state, Func<SqliteSession, TState, TResult> work, CancellationToken cancellationToken) : SqliteWrite(cancellationToken)
{
    // Continuations run elsewhere: the writer thread goes on with the next group.
    readonly TaskCompletionSource<TResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    TResult? _result;

    public Task<TResult> Task => _done.Task;

    public override void Execute(SqliteSession session) => _result = work(session, state);

    public override void Complete() => _done.TrySetResult(_result!);

    public override void Fail(Exception failure) => _done.TrySetException(failure);

    public override void Cancel() => _done.TrySetCanceled(Token);
}
