using DirectLine;

namespace PosBot.State.Sqlite;

/// <summary>The rows of a Direct Line conversation.</summary>
static class SqliteLog
{
    /// <summary>Appends inside the running transaction; a conversation that retention removed meanwhile begins again.</summary>
    /// <returns>The sequence of the last entry.</returns>
    public static long Append(SqliteSession session, string conversationId, string userId, IReadOnlyList<DirectLineEntry> entries, long now, int limit)
    {
        var row = session[
            """
            INSERT INTO dl_conversations (id, user_id, greeted, last_seq, updated_at) VALUES (?, ?, 0, ?, ?)
            ON CONFLICT (id) DO UPDATE SET last_seq = last_seq + excluded.last_seq, updated_at = excluded.updated_at RETURNING last_seq
            """].With(conversationId).With(userId).With((long)entries.Count).With(now);
        row.Step();
        var last = row.Number(0);
        // To the end: a statement that stands on its row has not written yet.
        row.Step();
        for (var index = 0; index < entries.Count; index++)
        {
            session["INSERT INTO dl_entries (conversation_id, seq, activity_id, at, activity) VALUES (?, ?, ?, ?, ?)"]
                .With(conversationId).With(last - entries.Count + 1 + index).With(entries[index].ActivityId).With(now).With(entries[index].Json).Run();
        }
        if (last > limit) session["DELETE FROM dl_entries WHERE conversation_id = ? AND seq <= ?"].With(conversationId).With(last - limit).Run();
        return last;
    }

    public static DirectLineConversation? Find(SqliteSession session, string conversationId)
    {
        var row = session["SELECT user_id, greeted, last_seq FROM dl_conversations WHERE id = ?"].With(conversationId);
        if (!row.Step()) return null;
        var found = new DirectLineConversation(conversationId, row.Text(0), row.Number(1) != 0, row.Number(2));
        row.Begin();
        return found;
    }

    public static DirectLinePage? Page(SqliteSession session, string conversationId, long after, int limit)
    {
        if (Find(session, conversationId) is not { } conversation) return null;
        var start = Math.Min(after, conversation.Watermark);
        var row = session["SELECT seq, activity FROM dl_entries WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT ?"].With(conversationId).With(start).With((long)limit);
        var (activities, read) = (new List<string>(), conversation.Watermark);
        while (row.Step())
        {
            read = row.Number(0);
            activities.Add(row.Text(1));
        }
        return activities.Count == limit ? new(activities, read, read < conversation.Watermark) : new(activities, Math.Max(read, conversation.Watermark), false);
    }
}
