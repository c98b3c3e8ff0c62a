using Microsoft.Data.Sqlite;

namespace PosBot.State.Sqlite;

/// <summary>
/// The one thread that writes. Whatever waits when it begins goes into one transaction and one flush to disk: while a flush runs the
/// next group gathers, so that under load a flush serves many turns, and a lone turn waits for nobody.
/// </summary>
sealed class SqliteWriter : IDisposable
{
    const int QueueBound = 4096, GroupBound = 256;
    readonly Queue<SqliteWrite> _queue = new(GroupBound);
    readonly List<SqliteWrite> _group = new(GroupBound);

    // Waited on, so a plain object: a blocking queue would spin before it sleeps, which cost a lone turn more than its own work.
    readonly object _lock = new();
    bool _stopping;
    readonly SqliteSession _session;
    readonly string _path;
    readonly Thread _thread;

    public SqliteWriter(SqliteSession session, string path)
    {
        (_session, _path) = (session, path);
        _thread = new Thread(Run) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    /// <exception cref="StoreUnavailableException">Too much is waiting, or the program is stopping.</exception>
    public void Enqueue(SqliteWrite write)
    {
        lock (_lock)
        {
            if (_stopping || _queue.Count >= QueueBound) throw new StoreUnavailableException($"The database file {_path} takes no more: {_queue.Count} writes are waiting.");
            _queue.Enqueue(write);
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Writes what waits, then stops.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _stopping = true;
            Monitor.Pulse(_lock);
        }
        _thread.Join();
        _session.Dispose();
    }

    void Run()
    {
        while (TakeGroup())
        {
            if (_group.Count > 0) WriteGroup();
            _group.Clear();
        }
    }

    // False when the program stops and nothing is left.
    bool TakeGroup()
    {
        lock (_lock)
        {
            while (_queue.Count == 0)
            {
                if (_stopping) return false;
                Monitor.Wait(_lock);
            }
            while (_group.Count < GroupBound && _queue.TryDequeue(out var write))
            {
                if (write.Unwanted) write.Cancel();
                else _group.Add(write);
            }
            return true;
        }
    }

    void WriteGroup()
    {
        try
        {
            Write(_group);
        }
        catch (Exception failure) when (_group.Count > 1 && !Systemic(failure))
        {
            // One of them is at fault; it must not take the others along.
            foreach (var write in _group) WriteAlone(write);
        }
        catch (Exception failure)
        {
            foreach (var write in _group) write.Fail(failure);
        }
    }

    void WriteAlone(SqliteWrite write)
    {
        try
        {
            Write([write]);
        }
        catch (Exception failure)
        {
            write.Fail(failure);
        }
    }

    void Write(List<SqliteWrite> group)
    {
        // SQLite goes on writing into a file that was deleted under it, and all of it would be lost at the next start.
        if (!File.Exists(_path)) throw new StoreUnavailableException($"The database file {_path} is gone. Put it back or restart the service.");
        try
        {
            _session.Begin();
            foreach (var write in group) write.Execute(_session);
            _session.Commit();
        }
        catch
        {
            _session.Rollback();
            throw;
        }
        if (_session.Erased) EmptyLog();
        foreach (var write in group) write.Complete();
    }

    void EmptyLog()
    {
        try
        {
            _session.EmptyLog();
        }
        catch (SqliteException)
        {
            // The erasure itself is committed; the log is emptied by the next one, or when the database is closed.
        }
    }

    static bool Systemic(Exception failure) =>
        failure is StoreUnavailableException || (failure is SqliteException sqlite && sqlite.SqliteErrorCode != SQLitePCL.raw.SQLITE_CONSTRAINT);
}
