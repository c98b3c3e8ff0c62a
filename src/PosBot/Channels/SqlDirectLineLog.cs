using DirectLine;
using PosBot.State.Sqlite;

namespace PosBot.Channels;

/// <summary>The Direct Line log in the store, where a turn's commit writes it together with the case.</summary>
sealed class SqlDirectLineLog(SqliteDatabase database, TimeProvider time, int historyLimit) : IDirectLineLog
{
    public Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(conversationId, SqliteLog.Find));

    public async Task<DirectLineConversation> OpenAsync(string conversationId, string userId, CancellationToken cancellationToken) =>
        await database.WriteAsync((conversationId, userId, now: Now), static (session, of) =>
        {
            session["INSERT INTO dl_conversations (id, user_id, greeted, last_seq, updated_at) VALUES (?, ?, 0, 0, ?) ON CONFLICT DO NOTHING"]
                .With(of.conversationId).With(of.userId).With(of.now).Run();
            return SqliteLog.Find(session, of.conversationId)!;
        }, cancellationToken);

    public async Task MarkGreetedAsync(string conversationId, CancellationToken cancellationToken) =>
        await database.WriteAsync(conversationId, static (session, id) => session["UPDATE dl_conversations SET greeted = 1 WHERE id = ?"].With(id).Run(), cancellationToken);

    public Task<bool> ContainsAsync(string conversationId, string activityId, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read((conversationId, activityId), static (session, of) =>
            session["SELECT 1 FROM dl_entries WHERE conversation_id = ? AND activity_id = ?"].With(of.conversationId).With(of.activityId).Any()));

    public async Task<long> AppendAsync(string conversationId, IReadOnlyList<DirectLineEntry> entries, CancellationToken cancellationToken) =>
        await database.WriteAsync((conversationId, entries, now: Now, historyLimit), static (session, of) =>
        {
            var known = SqliteLog.Find(session, of.conversationId) ?? throw new KeyNotFoundException($"Direct Line conversation {of.conversationId} is unknown.");
            return SqliteLog.Append(session, of.conversationId, known.UserId, of.entries, of.now, of.historyLimit);
        }, cancellationToken);

    public Task<DirectLinePage?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read((conversationId, after, limit), static (session, of) => SqliteLog.Page(session, of.conversationId, of.after, of.limit)));

    long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
