namespace PosBot.State.Sqlite;

/// <summary>The outbox in an SQLite file.</summary>
sealed class SqliteOutbox(SqliteDatabase database, TimeProvider time) : IOutbox
{
    public ValueTask<IReadOnlyList<string>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult(database.Read((now: now.ToUnixTimeMilliseconds(), limit), static (session, of) => Due(session, of.now, of.limit)));

    public ValueTask<IReadOnlyList<OutboxEntry>> ReadAsync(string conversation, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult(database.Read((conversation, limit), static (session, of) => Read(session, of.conversation, of.limit)));

    public async ValueTask DeleteAsync(long id, CancellationToken cancellationToken) =>
        await database.WriteAsync(id, static (session, id) => session["DELETE FROM outbox WHERE id = ?"].With(id).Run(), cancellationToken);

    public async ValueTask PostponeAsync(long id, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        await database.WriteAsync((id, due: dueAt.ToUnixTimeMilliseconds()),
            static (session, of) => session["UPDATE outbox SET tries = tries + 1, due_at = ? WHERE id = ?"].With(of.due).With(of.id).Run(), cancellationToken);

    public async ValueTask BuryAsync(long id, string error, CancellationToken cancellationToken) =>
        await database.WriteAsync((id, error, now: time.GetUtcNow().ToUnixTimeMilliseconds()), static (session, of) =>
        {
            session["INSERT INTO dead_letters (case_id, at, kind, activity, error) SELECT case_id, ?, 'delivery', activity, ? FROM outbox WHERE id = ?"]
                .With(of.now).With(of.error).With(of.id).Run();
            return session["DELETE FROM outbox WHERE id = ?"].With(of.id).Run();
        }, cancellationToken);

    public ValueTask<DateTimeOffset?> NextDueAsync(DateTimeOffset after, CancellationToken cancellationToken) =>
        ValueTask.FromResult(database.Read(after.ToUnixTimeMilliseconds(), static (session, after) =>
        {
            var row = session["SELECT MIN(due_at) FROM outbox WHERE due_at > ?"].With(after);
            row.Step();
            DateTimeOffset? next = row.IsNull(0) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Number(0));
            row.Begin();
            return next;
        }));

    /// <summary>Adds the replies of a turn inside the running transaction.</summary>
    public static void Add(SqliteSession session, TurnCommit turn)
    {
        var conversation = OutboxOrder.Of(turn.Key);
        foreach (var activity in turn.Outbox)
        {
            session["INSERT INTO outbox (conversation, case_id, tries, due_at, call, activity) VALUES (?, ?, 0, 0, ?, ?)"]
                .With(conversation).With(turn.Key.Id).With((long)activity.Call).With(activity.Json).Run();
        }
    }

    public static void Bury(SqliteSession session, string caseId, DeadLetter letter, long now) =>
        session["INSERT INTO dead_letters (case_id, at, kind, activity, error) VALUES (?, ?, ?, ?, ?)"]
            .With(caseId).With(now).With(letter.Kind).With(letter.Activity).With(letter.Error).Run();

    static IReadOnlyList<string> Due(SqliteSession session, long now, int limit)
    {
        var row = session[
            """
            SELECT o.conversation FROM (SELECT conversation, MIN(id) AS id FROM outbox GROUP BY conversation) first
            JOIN outbox o ON o.id = first.id WHERE o.due_at <= ? ORDER BY o.id LIMIT ?
            """].With(now).With((long)limit);
        var due = new List<string>();
        while (row.Step()) due.Add(row.Text(0));
        return due;
    }

    static IReadOnlyList<OutboxEntry> Read(SqliteSession session, string conversation, int limit)
    {
        var row = session["SELECT id, tries, due_at, call, activity FROM outbox WHERE conversation = ? ORDER BY id LIMIT ?"].With(conversation).With((long)limit);
        var entries = new List<OutboxEntry>();
        while (row.Step())
            entries.Add(new(row.Number(0), (int)row.Number(1), DateTimeOffset.FromUnixTimeMilliseconds(row.Number(2)), new((OutgoingCall)row.Number(3), row.Text(4))));
        return entries;
    }
}
