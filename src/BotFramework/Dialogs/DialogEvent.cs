using System.Diagnostics;

namespace BotFramework.Dialogs;

/// <summary>Something a dialog may react to.</summary>
[DebuggerDisplay("{Name}")]
public class DialogEvent
{
    /// <summary>Whether it goes on to the parent when not handled.</summary>
    public bool Bubble { get; set; }

    public string? Name { get; set; }

    public object? Value { get; set; }
}

/// <summary>The events the dialogs themselves raise.</summary>
public class DialogEvents
{
    public const string BeginDialog = "beginDialog";
    public const string RepromptDialog = "repromptDialog";
    public const string CancelDialog = "cancelDialog";
    public const string ActivityReceived = "activityReceived";
    public const string VersionChanged = "versionChanged";
    public const string Error = "error";
    public const string Custom = "custom";
}
