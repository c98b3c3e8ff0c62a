using PosBot.State;
using PosBot.Triage.Checks;

namespace PosBot.Messages;

/// <summary>
/// One turn of one case, as the dialogs see it: read <see cref="Record"/>, send replies as usual, put the changed record back. Nothing
/// leaves the process before both are committed together. If another turn was faster, this one runs again from a fresh record,
/// so a dialog changes nothing outside the record and the replies.
/// </summary>
public sealed class CaseTurn(CaseKey key, CaseRecord before, long version, DateTimeOffset now, CancellationToken cancelled)
{
    public CaseKey Key => key;

    /// <summary>The case as it was loaded.</summary>
    public CaseRecord Before { get; } = before;

    /// <summary>The case as it will be kept.</summary>
    public CaseRecord Record { get; set; } = before;

    /// <summary>Whether nothing was kept of this case before.</summary>
    public bool IsNew => version == 0;

    /// <summary>Business time, at +08:00; the same through the whole turn.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The business day in Shanghai.</summary>
    public DateOnly Today => DateOnly.FromDateTime(now.DateTime);

    /// <summary>Cancelled when nobody waits for this turn any more; it is not committed then.</summary>
    public CancellationToken Cancelled => cancelled;

    /// <summary>0 the first time; higher when it runs again because another turn of the same case was committed meanwhile.</summary>
    public int Attempt { get; init; }

    /// <summary>The person wrote more than <see cref="Privacy.ActivityRedaction.LongestText"/> characters; the text of the activity holds only the first of them.</summary>
    public bool TooLong { get; init; }

    /// <summary>What the numbers and addresses of the message were found to be, before they were masked; null where it has none and tells of no known trick.</summary>
    public ContactVerdict? Check { get; init; }

    /// <summary>Everything of this case is deleted in the commit; the record is not kept, the replies still go out.</summary>
    public bool Erase { get; set; }

    internal long Version => version;
}

/// <summary>The case of a turn, from wherever its context is.</summary>
public static class CaseTurnExtensions
{
    /// <exception cref="InvalidOperationException">The adapter runs without <see cref="TurnMiddleware"/>.</exception>
    public static CaseTurn Case(this ITurnContext turnContext) =>
        turnContext.TurnState.Get<CaseTurn>() ?? throw new InvalidOperationException("There is no CaseTurn: the adapter must Use(TurnMiddleware).");
}
