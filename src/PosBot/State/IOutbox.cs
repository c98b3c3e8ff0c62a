namespace PosBot.State;

/// <summary>Replies on their way to connector channels, in order per conversation. Throws <see cref="StoreUnavailableException"/> as the store does.</summary>
public interface IOutbox
{
    /// <summary>Conversations whose first waiting reply is due, oldest first.</summary>
    ValueTask<IReadOnlyList<string>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The first waiting replies of a conversation, in order.</summary>
    ValueTask<IReadOnlyList<OutboxEntry>> ReadAsync(string conversation, int limit, CancellationToken cancellationToken);

    /// <summary>It was delivered.</summary>
    ValueTask DeleteAsync(long id, CancellationToken cancellationToken);

    /// <summary>It failed once more; the whole conversation waits until then, so that the order holds.</summary>
    ValueTask PostponeAsync(long id, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>It will not be tried again: out of the outbox and among the dead letters.</summary>
    ValueTask BuryAsync(long id, string error, CancellationToken cancellationToken);

    /// <summary>When the next postponed reply is due, or null.</summary>
    ValueTask<DateTimeOffset?> NextDueAsync(DateTimeOffset after, CancellationToken cancellationToken);
}

/// <summary>One waiting reply.</summary>
/// <param name="Id">Rises with the order of the replies.</param>
/// <param name="Tries">How often it failed so far.</param>
/// <param name="DueAt">Not before then.</param>
/// <param name="Activity">What to call, and with what.</param>
public sealed record OutboxEntry(long Id, int Tries, DateTimeOffset DueAt, OutgoingActivity Activity);
