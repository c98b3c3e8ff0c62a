using DirectLine;

namespace PosBot.State;

/// <summary>All that one turn leaves behind; written together or not at all.</summary>
/// <param name="Key">Whose case.</param>
/// <param name="ExpectedVersion">The version that was loaded, 0 for a new case.</param>
/// <param name="Record">The case after the turn.</param>
/// <param name="ActivityId">The id of the activity that was answered; null when the channel sent none, and then a repeat cannot be told.</param>
public sealed record TurnCommit(CaseKey Key, long ExpectedVersion, CaseRecord Record, string? ActivityId)
{
    /// <summary>What a repeat of this activity is answered with.</summary>
    public StoredAnswer Answer { get; init; } = StoredAnswer.Nothing;

    /// <summary>Entries for the Direct Line log: the echo, then the replies. Empty on connector channels.</summary>
    public IReadOnlyList<DirectLineEntry> Log { get; init; } = [];

    /// <summary>Replies for a connector channel, in order. Empty on Direct Line, and where they travel in the HTTP answer.</summary>
    public IReadOnlyList<OutgoingActivity> Outbox { get; init; } = [];

    /// <summary>The activity on which the bot failed.</summary>
    public DeadLetter? DeadLetter { get; init; }

    /// <summary>Deletes everything of the case first; the record is not kept, the replies still go out.</summary>
    public bool Erase { get; init; }
}

/// <summary>One call to make to the channel.</summary>
/// <param name="Call">Which.</param>
/// <param name="Json">The activity, with all that is needed to address it.</param>
public sealed record OutgoingActivity(OutgoingCall Call, string Json);

/// <summary>What is done with an activity at the channel.</summary>
public enum OutgoingCall { Send, Update, Delete }

/// <summary>The answer given to an activity, kept for 24 h. Replies are in it only where they travel in the HTTP answer.</summary>
/// <param name="Replies">A JSON array of activities.</param>
/// <param name="InvokeStatus">The status of an invoke.</param>
/// <param name="InvokeBody">Its body as JSON.</param>
public sealed record StoredAnswer(string? Replies, int? InvokeStatus, string? InvokeBody)
{
    public static StoredAnswer Nothing { get; } = new(null, null, null);
}

/// <summary>An activity that could not be handled or delivered, redacted, so that somebody can look at it and replay it.</summary>
/// <param name="Kind">turn, or delivery.</param>
/// <param name="Activity">The activity as JSON.</param>
/// <param name="Error">The types and places of the exceptions; never their messages, which may quote what the person wrote.</param>
public sealed record DeadLetter(string Kind, string Activity, string Error);
