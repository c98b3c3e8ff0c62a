namespace BotFramework.Dialogs;

/// <summary>Where a stack stands after a call.</summary>
public enum DialogTurnStatus
{
    /// <summary>Nothing is active.</summary>
    Empty,

    /// <summary>The active dialog waits for the user.</summary>
    Waiting,

    /// <summary>The last dialog ended.</summary>
    Complete,

    /// <summary>All dialogs were cancelled.</summary>
    Cancelled,

    /// <summary>The last dialog ended, and the rest of the turn is not for another one.</summary>
    CompleteAndWait,
}
