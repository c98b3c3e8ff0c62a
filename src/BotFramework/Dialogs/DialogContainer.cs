namespace BotFramework.Dialogs;

/// <summary>A dialog with dialogs of its own.</summary>
public abstract class DialogContainer(string? dialogId = null) : Dialog(dialogId)
{
    public DialogSet Dialogs { get; set; } = new();

    /// <summary>The stack within this container, whose instance is the active one of the given stack.</summary>
    public abstract DialogContext CreateChildContext(DialogContext dc);

    public virtual Dialog? FindDialog(string dialogId) => Dialogs.Find(dialogId);

    protected virtual string GetInternalVersion() => Dialogs.GetVersion();

    /// <summary>Raises <see cref="DialogEvents.VersionChanged"/> when the conversation began with other dialogs than these.</summary>
    protected virtual async Task CheckForVersionChangeAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        var instance = dc.ActiveDialog!;
        var met = instance.Version;
        instance.Version = GetInternalVersion();
        if (met is not null && met != instance.Version)
            await dc.EmitEventAsync(DialogEvents.VersionChanged, Id, true, false, cancellationToken);
    }
}
