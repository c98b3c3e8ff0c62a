using DirectLine;
using PosBot.State.Sqlite;

namespace PosBot.Channels;

/// <summary>The keys that sign Direct Line tokens, in the store: a restart leaves open pages connected.</summary>
sealed class SqlDirectLineKeys(SqliteDatabase database, TimeProvider time) : IDirectLineKeys
{
    public async Task<IReadOnlyList<DirectLineKey>> ReadAsync(CancellationToken cancellationToken)
    {
        var known = database.Read(0, static (session, _) => Read(session));
        return known.Count > 0 ? known : await database.WriteAsync(DirectLineKey.New(time.GetUtcNow()), First, cancellationToken);
    }

    static List<DirectLineKey> First(SqliteSession session, DirectLineKey made)
    {
        // Two readers may have found none at once: the first one's key is everybody's.
        if (Read(session) is { Count: > 0 } known) return known;
        session["INSERT INTO dl_keys (id, secret, created) VALUES (?, ?, ?)"].With(made.Id).WithBlob(made.Secret).With(made.Created.ToUnixTimeMilliseconds()).Run();
        return [made];
    }

    static List<DirectLineKey> Read(SqliteSession session)
    {
        var row = session["SELECT id, secret, created FROM dl_keys ORDER BY created DESC, id"];
        var keys = new List<DirectLineKey>();
        while (row.Step()) keys.Add(new(row.Text(0), row.Bytes(1).ToArray(), DateTimeOffset.FromUnixTimeMilliseconds(row.Number(2))));
        return keys;
    }
}
