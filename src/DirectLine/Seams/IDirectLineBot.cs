namespace DirectLine;

/// <summary>The bot behind the channel. The channel knows nothing else of it.</summary>
public interface IDirectLineBot
{
    /// <summary>
    /// Runs one turn and commits it: the echo of the user's activity (<see cref="DirectLineEntry.Echo"/>) and the replies go into the
    /// log in one transaction, then <see cref="DirectLineHub.Notify"/> wakes the sockets. An activity id that was committed before is
    /// <see cref="DirectLineOutcome.Committed"/> again, without a second turn. A <c>conversationUpdate</c> has no echo.
    /// </summary>
    /// <param name="activity">Stamped and redacted; nothing else of what the client sent may be kept.</param>
    /// <param name="cancellationToken">Cancelled at <see cref="DirectLineOptions.TurnTimeout"/>: do not commit after it. It is not
    /// cancelled when the client hangs up, because a message that arrived is answered.</param>
    /// <exception cref="Exception">Anything thrown is answered with 502, and Web Chat shows "Send failed. Retry."</exception>
    Task<DirectLineOutcome> DeliverAsync(DirectLineActivity activity, CancellationToken cancellationToken);
}

/// <summary>What became of an activity given to the bot.</summary>
public enum DirectLineOutcome
{
    /// <summary>It is in the log, or was already: 200 with its id.</summary>
    Committed,

    /// <summary>Nothing was written; the same activity may be sent again later: 503.</summary>
    Busy,

    /// <summary>Nothing was written: 502.</summary>
    Failed,
}
