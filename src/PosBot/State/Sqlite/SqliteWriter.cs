using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PosBot.State.Sqlite;

/// <summary>
/// The one thread that writes. Whatever waits when it begins goes into one transaction and one flush to disk: while a flush runs the
/// next group gathers, so that under load a flush serves many turns, and a lone turn waits for nobody.
/// </summary>
sealed class SqliteWriter : IDisposable
{
    const int QueueBound = 4096, GroupBound = 256;
    readonly BlockingCollection<SqliteWrite> _queue = new(QueueBound);
    readonly List<SqliteWrite> _group = new(GroupBound);
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
        if (_queue.IsAddingCompleted || !_queue.TryAdd(write)) throw new StoreUnavailableException($"{QueueBound} writes are waiting for the database file {_path}.");
    }

    /// <summary>Writes what waits, then stops.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _session.Dispose();
        _queue.Dispose();
    }

    void Run()
    {
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            Take(first);
            while (_group.Count < GroupBound && _queue.TryTake(out var next)) Take(next);
            if (_group.Count > 0) WriteGroup();
            _group.Clear();
        }
    }

    void Take(SqliteWrite write)
    {
        if (write.Unwanted) write.Cancel();
        else _group.Add(write);
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
