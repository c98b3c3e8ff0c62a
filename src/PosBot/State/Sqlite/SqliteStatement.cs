using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PosBot.State.Sqlite;

/// <summary>
/// A prepared statement, kept with its connection and used again. It speaks to SQLite below ADO.NET: no command, reader or boxed value
/// per call, which was most of the time and the garbage of a turn's six statements. Values are bound in the order of the question marks.
/// </summary>
sealed class SqliteStatement(sqlite3 connection, sqlite3_stmt statement) : IDisposable
{
    int _bound;

    public static SqliteStatement Prepare(sqlite3 connection, string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement), connection);
        return new(connection, statement);
    }

    /// <summary>Must be called before the first value, because an earlier use may have ended half way.</summary>
    public SqliteStatement Begin()
    {
        _ = raw.sqlite3_reset(statement);
        _bound = 0;
        return this;
    }

    public SqliteStatement With(string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(statement, ++_bound) : raw.sqlite3_bind_text(statement, ++_bound, value));
        return this;
    }

    /// <summary>Text as UTF-8.</summary>
    public SqliteStatement With(ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(statement, ++_bound, utf8));
        return this;
    }

    public SqliteStatement WithBlob(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(statement, ++_bound, value));
        return this;
    }

    public SqliteStatement With(long value)
    {
        Check(raw.sqlite3_bind_int64(statement, ++_bound, value));
        return this;
    }

    public SqliteStatement With(int? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(statement, ++_bound, number) : raw.sqlite3_bind_null(statement, ++_bound));
        return this;
    }

    /// <summary>Moves to the next row; false after the last, and then the statement no longer holds a lock.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW) return true;
        // Reset gives back the lock in any case; the code of the step is the one that tells why.
        _ = raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE) Check(result);
        return false;
    }

    /// <summary>Runs it to the end.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        while (Step()) { }
        return raw.sqlite3_changes(connection);
    }

    /// <summary>Whether there is a row; the rest is not read.</summary>
    public bool Any()
    {
        var found = Step();
        _ = raw.sqlite3_reset(statement);
        return found;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The bytes of a text or a blob; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, connection);
    }
}
