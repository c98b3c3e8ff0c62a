namespace PosBot.State.Sqlite;

/// <summary>Cases in an SQLite file.</summary>
sealed class SqliteCaseStore(SqliteDatabase database, TimeProvider time, int historyLimit) : ICaseStore
{
    const int SweptAtOnce = 500;

    public ValueTask<LoadedCase> LoadAsync(CaseKey key, string? activityId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(database.Read((key, activityId), static (session, of) => Load(session, of.key, of.activityId)));

    public ValueTask<CaseRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(database.Read(id, static (session, id) => Find(session, id)));

    public ValueTask<CommitResult> CommitAsync(TurnCommit turn, CancellationToken cancellationToken) =>
        database.WriteAsync((turn, now: Now, historyLimit), static (session, of) => Commit(session, of.turn, of.now, of.historyLimit), cancellationToken);

    public async ValueTask EraseAsync(CaseKey key, CancellationToken cancellationToken) =>
        await database.WriteAsync(key, static (session, key) => Erase(session, key), cancellationToken);

    public async ValueTask SweepAsync(DateTimeOffset casesBefore, DateTimeOffset answersBefore, CancellationToken cancellationToken)
    {
        var (cases, answers) = (casesBefore.ToUnixTimeMilliseconds(), answersBefore.ToUnixTimeMilliseconds());
        while (await database.WriteAsync(answers, DropAnswers, cancellationToken) == SweptAtOnce) { }
        while (await database.WriteAsync(cases, DropDeadLetters, cancellationToken) == SweptAtOnce) { }
        for (var from = ""; from is not null;) from = await database.WriteAsync((cases, from), static (session, of) => DropCases(session, of.cases, of.from), cancellationToken);
        for (var from = ""; from is not null;) from = await database.WriteAsync((cases, from), static (session, of) => DropLog(session, of.cases, of.from), cancellationToken);
    }

    long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    static LoadedCase Load(SqliteSession session, CaseKey key, string? activityId)
    {
        var row = session[
            """
            SELECT c.version, c.record, s.at, s.replies, s.invoke_status, s.invoke_body FROM (SELECT ? AS id, ? AS activity_id) k
            LEFT JOIN cases c ON c.id = k.id LEFT JOIN seen s ON s.case_id = k.id AND s.activity_id = k.activity_id
            """].With(key.Id).With(activityId);
        row.Step();
        var loaded = new LoadedCase(row.IsNull(0) ? new CaseRecord() : CaseJson.Read(row.Bytes(1)), row.Number(0), row.IsNull(2) ? null : Answer(row, 3));
        row.Begin();
        return loaded;
    }

    static CaseRecord? Find(SqliteSession session, string id)
    {
        var row = session["SELECT record FROM cases WHERE id = ?"].With(id);
        var record = row.Step() ? CaseJson.Read(row.Bytes(0)) : null;
        row.Begin();
        return record;
    }

    static StoredAnswer Answer(SqliteStatement row, int column) =>
        new(row.TextOrNull(column), row.IsNull(column + 1) ? null : (int)row.Number(column + 1), row.TextOrNull(column + 2));

    static CommitResult Commit(SqliteSession session, TurnCommit turn, long now, int historyLimit)
    {
        var id = turn.Key.Id;
        if (turn.ActivityId is { } activityId && Seen(session, id, activityId) is { } answer) return new(CommitOutcome.Repeated, answer);
        if (turn.Erase ? !IsAt(session, id, turn.ExpectedVersion) : !Keep(session, id, turn, now)) return new(CommitOutcome.Conflict);

        if (turn.Erase) Erase(session, turn.Key);
        if (turn.ActivityId is not null)
        {
            session["INSERT INTO seen (case_id, activity_id, at, replies, invoke_status, invoke_body) VALUES (?, ?, ?, ?, ?, ?)"]
                .With(id).With(turn.ActivityId).With(now).With(turn.Answer.Replies).With(turn.Answer.InvokeStatus).With(turn.Answer.InvokeBody).Run();
        }
        if (turn.Log.Count > 0) SqliteLog.Append(session, turn.Key.Conversation, turn.Key.Person, turn.Log, now, historyLimit);
        if (turn.Outbox.Count > 0) SqliteOutbox.Add(session, turn);
        if (turn.DeadLetter is { } letter) SqliteOutbox.Bury(session, id, letter, now);
        return new(CommitOutcome.Committed);
    }

    static StoredAnswer? Seen(SqliteSession session, string id, string activityId)
    {
        var row = session["SELECT replies, invoke_status, invoke_body FROM seen WHERE case_id = ? AND activity_id = ?"].With(id).With(activityId);
        if (!row.Step()) return null;
        var answer = Answer(row, 0);
        row.Begin();
        return answer;
    }

    static bool IsAt(SqliteSession session, string id, long version)
    {
        var row = session["SELECT version FROM cases WHERE id = ?"].With(id);
        var at = row.Step() ? row.Number(0) : 0;
        row.Begin();
        return at == version;
    }

    static bool Keep(SqliteSession session, string id, TurnCommit turn, long now)
    {
        var record = CaseJson.Write(turn.Record);
        var written = turn.ExpectedVersion == 0
            ? session["INSERT INTO cases (id, version, record, updated_at) VALUES (?, 1, ?, ?) ON CONFLICT DO NOTHING"].With(id).With(record).With(now)
            : session["UPDATE cases SET version = version + 1, record = ?, updated_at = ? WHERE id = ? AND version = ?"].With(record).With(now).With(id).With(turn.ExpectedVersion);
        return written.Run() == 1;
    }

    static int Erase(SqliteSession session, CaseKey key)
    {
        session.Erased = true;
        foreach (var sql in EraseByCase) session[sql].With(key.Id).Run();
        // The conversation's numbering stays: sockets that are open go on from where they were.
        return session["DELETE FROM dl_entries WHERE conversation_id IN (SELECT id FROM dl_conversations WHERE id = ? AND user_id = ?)"]
            .With(key.Conversation).With(key.Person).Run();
    }

    static readonly string[] EraseByCase =
    [
        "DELETE FROM cases WHERE id = ?",
        "DELETE FROM seen WHERE case_id = ?",
        "DELETE FROM outbox WHERE case_id = ?",
        "DELETE FROM dead_letters WHERE case_id = ?",
    ];

    static int DropAnswers(SqliteSession session, long before) => session[
        "DELETE FROM seen WHERE (case_id, activity_id) IN (SELECT case_id, activity_id FROM seen WHERE at < ? ORDER BY at LIMIT ?)"].With(before).With((long)SweptAtOnce).Run();

    static int DropDeadLetters(SqliteSession session, long before) => session[
        "DELETE FROM dead_letters WHERE id IN (SELECT id FROM dead_letters WHERE at < ? ORDER BY at LIMIT ?)"].With(before).With((long)SweptAtOnce).Run();

    // Walks along the key: an index by age would be written in every turn for the sake of one walk a day.
    static string? DropCases(SqliteSession session, long before, string from)
    {
        var upTo = EndOfPart(session["SELECT MAX(id) FROM (SELECT id FROM cases WHERE id > ? ORDER BY id LIMIT ?)"], from);
        if (upTo is not null) session["DELETE FROM cases WHERE id > ? AND id <= ? AND updated_at < ?"].With(from).With(upTo).With(before).Run();
        return upTo;
    }

    static string? DropLog(SqliteSession session, long before, string from)
    {
        var upTo = EndOfPart(session["SELECT MAX(id) FROM (SELECT id FROM dl_conversations WHERE id > ? ORDER BY id LIMIT ?)"], from);
        if (upTo is null) return null;
        session["DELETE FROM dl_entries WHERE conversation_id > ? AND conversation_id <= ? AND at < ?"].With(from).With(upTo).With(before).Run();
        session["DELETE FROM dl_conversations WHERE id > ? AND id <= ? AND updated_at < ?"].With(from).With(upTo).With(before).Run();
        return upTo;
    }

    static string? EndOfPart(SqliteStatement part, string from)
    {
        part.With(from).With((long)SweptAtOnce).Step();
        var end = part.TextOrNull(0);
        part.Begin();
        return end;
    }
}
