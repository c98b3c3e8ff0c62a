using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PosBot.State.Sqlite;

/// <summary>The database file: one writer, as many readers as there are threads reading. Readers never wait for the writer (WAL).</summary>
sealed class SqliteDatabase : IDisposable
{
    // FULL: a committed turn survives a power cut. What is deleted is overwritten, so that erased data is gone from the file too.
    const string WriterPragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000;";
    const string ReaderPragmas = "PRAGMA query_only=ON; PRAGMA busy_timeout=5000;";
    const int KeptReaders = 16;

    readonly ConcurrentBag<SqliteSession> _readers = [];
    readonly SqliteFileLock _lock;
    readonly SqliteWriter _writer;
    readonly string _connectionString;

    /// <exception cref="StoreRefusedException">The file cannot be used; the message says why and what to do.</exception>
    public SqliteDatabase(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (settings.DataSource is "" or ":memory:" || settings.Mode == SqliteOpenMode.Memory)
            throw new StoreRefusedException("ConnectionStrings:PosBot names no database file. Write Data Source=<file>, or the one word memory to keep nothing.");
        Path = System.IO.Path.GetFullPath(settings.DataSource);
        settings.DataSource = Path;
        _connectionString = settings.ToString();
        _lock = new SqliteFileLock(Path);
        try
        {
            _writer = new SqliteWriter(OpenWriter(), Path);
        }
        catch (Exception failure)
        {
            _lock.Dispose();
            throw failure is SqliteException
                ? new StoreRefusedException($"The database file {Path} cannot be used: {failure.Message} Move it away to start with an empty one.", failure)
                : failure;
        }
    }

    public string Path { get; }

    /// <summary>Reads on the caller's thread: microseconds, from memory or the page cache.</summary>
    public TResult Read<TState, TResult>(TState state, Func<SqliteSession, TState, TResult> work)
    {
        SqliteSession? session = null;
        try
        {
            if (!_readers.TryTake(out session)) session = new SqliteSession(_connectionString, ReaderPragmas);
            var result = work(session, state);
            if (_readers.Count < KeptReaders) _readers.Add(session);
            else session.Dispose();
            return result;
        }
        catch (Exception failure)
        {
            // Its state is not known any more.
            session?.Dispose();
            throw Unavailable(failure);
        }
    }

    /// <summary>Done when it is on disk.</summary>
    public async ValueTask<TResult> WriteAsync<TState, TResult>(TState state, Func<SqliteSession, TState, TResult> work, CancellationToken cancellationToken)
    {
        var write = new SqliteWrite<TState, TResult>(state, work, cancellationToken);
        _writer.Enqueue(write);
        try
        {
            return await write.Task;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw Unavailable(failure);
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        while (_readers.TryTake(out var session)) session.Dispose();
        _lock.Dispose();
    }

    SqliteSession OpenWriter()
    {
        var session = new SqliteSession(_connectionString, WriterPragmas);
        try
        {
            SqliteSchema.Upgrade(session, Path);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    Exception Unavailable(Exception failure) => failure switch
    {
        SqliteException sqlite => new StoreUnavailableException($"The database file {Path} failed with SQLite code {sqlite.SqliteExtendedErrorCode}.", sqlite),
        IOException => new StoreUnavailableException($"The database file {Path} cannot be reached.", failure),
        _ => failure,
    };
}
