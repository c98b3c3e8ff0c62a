using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PosBot.State.Sqlite;

/// <summary>One connection with its prepared statements; used by one thread at a time.</summary>
sealed class SqliteSession : IDisposable
{
    readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    readonly SqliteConnection _connection;

    public SqliteSession(string connectionString, string pragmas)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        Script(pragmas);
    }

    /// <summary>Set when something was erased: the write-ahead log still holds it and is to be emptied after the commit.</summary>
    public bool Erased { get; set; }

    sqlite3 Handle => _connection.Handle!;

    /// <summary>The statement, ready for its values. Give it constants: each text is prepared once and kept.</summary>
    public SqliteStatement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement)) _statements[sql] = statement = SqliteStatement.Prepare(Handle, sql);
            return statement.Begin();
        }
    }

    /// <summary>Runs several statements that have no values.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only constants and the scripts inside this program come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    // IMMEDIATE: the lock is taken now, not at the first write, where it could no longer be waited for.
    public void Begin() => this["BEGIN IMMEDIATE"].Run();

    public void Commit() => this["COMMIT"].Run();

    /// <summary>Moves the write-ahead log into the file and empties it.</summary>
    public void EmptyLog()
    {
        Erased = false;
        this["PRAGMA wal_checkpoint(TRUNCATE)"].Run();
    }

    /// <summary>Ends a transaction that failed; SQLite may have ended it by itself.</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(Handle) == 0) this["ROLLBACK"].Run();
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }
}
