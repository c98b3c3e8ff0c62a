namespace PosBot.State.Sqlite;

/// <summary>
/// Keeps a second process away from the database file. SQLite itself would let it in, and then two processes would each hold their
/// own mailboxes and wake only their own sockets. The lock goes with the process, however it ends; the empty file may stay.
/// </summary>
sealed class SqliteFileLock : IDisposable
{
    readonly FileStream _stream;

    /// <exception cref="StoreRefusedException">The message says what to do.</exception>
    public SqliteFileLock(string database)
    {
        var path = database + ".lock";
        try
        {
            _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new StoreRefusedException(
                $"The folder of the database file {database} does not exist. Create it, or name another file in ConnectionStrings:PosBot (Data Source=<file>).", missing);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new StoreRefusedException(
                $"The folder of the database file {database} cannot be written. Give this user the right to, or name another file in ConnectionStrings:PosBot (Data Source=<file>).", refused);
        }
        catch (IOException held)
        {
            throw new StoreRefusedException(
                $"The database file {database} is in use by another PosBot process (it holds {path}). Stop that process, "
                + "or give this one a file of its own in ConnectionStrings:PosBot (Data Source=<file>).", held);
        }
    }

    public void Dispose() => _stream.Dispose();
}
