using System.Diagnostics;

namespace BotFramework.Dialogs;

/// <summary>What came of a call to a dialog.</summary>
[DebuggerDisplay("[DialogTurnStatus.{Status}]{Result ?? string.Empty}")]
public class DialogTurnResult(DialogTurnStatus status, object? result = null)
{
    public DialogTurnStatus Status { get; set; } = status;

    public object? Result { get; set; } = result;

    /// <summary>Whether a command ended the dialog of the caller too.</summary>
    public bool ParentEnded { get; set; }
}
