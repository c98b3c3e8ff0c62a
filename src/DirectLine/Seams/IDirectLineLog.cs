namespace DirectLine;

/// <summary>
/// What each conversation has shown, in order: the single truth of the channel. Polling, sockets and resume all read it, and nothing
/// reaches a client that is not in it (except typing). An entry's sequence is its watermark: 1, 2, 3 … per conversation, never reused,
/// also when old entries are dropped to keep the history bounded. Numbers must become visible in order: take them under the lock of the
/// conversation's row, because a reader that has seen 6 never asks for 5 again. An entry with the id of an earlier one replaces that bubble.
/// </summary>
public interface IDirectLineLog
{
    /// <summary>The conversation, or null when it is unknown (answered with 404).</summary>
    Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Creates the conversation; if it exists, returns it as it is.</summary>
    Task<DirectLineConversation> OpenAsync(string conversationId, string userId, CancellationToken cancellationToken);

    /// <summary>Notes that the conversationUpdate of the start was delivered, so that it is not delivered again.</summary>
    Task MarkGreetedAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Whether an activity with this id is in the log.</summary>
    Task<bool> ContainsAsync(string conversationId, string activityId, CancellationToken cancellationToken);

    /// <summary>Appends in the given order, all or nothing. For bots without a transaction of their own; the channel itself never writes.</summary>
    /// <returns>The sequence of the last entry.</returns>
    /// <exception cref="KeyNotFoundException">The conversation is unknown.</exception>
    Task<long> AppendAsync(string conversationId, IReadOnlyList<DirectLineEntry> entries, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="limit"/> entries with a sequence above <paramref name="after"/>, or null when the conversation is unknown. An
    /// <paramref name="after"/> above the latest counts as the latest: a client from before a loss of the log must not wait for numbers that come much later.
    /// </summary>
    Task<DirectLinePage?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken);
}

/// <summary>A known conversation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="UserId">Its one user.</param>
/// <param name="Greeted">Whether the conversationUpdate of its start was delivered.</param>
/// <param name="Watermark">The sequence of its latest entry ever, 0 when there was none.</param>
public sealed record DirectLineConversation(string Id, string UserId, bool Greeted, long Watermark);

/// <summary>A part of the log.</summary>
/// <param name="Activities">Each activity as JSON, in order.</param>
/// <param name="Watermark">The sequence of the last of them; where nothing is left to read, the latest.</param>
/// <param name="More">Whether entries after it were left out by the limit.</param>
public sealed record DirectLinePage(IReadOnlyList<string> Activities, long Watermark, bool More);
