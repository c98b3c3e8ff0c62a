using System.Diagnostics;

namespace BotFramework.Dialogs;

/// <summary>A stack of dialogs in a turn.</summary>
[DebuggerDisplay("{GetType().Name}[{ActiveDialog?.Id}]")]
public partial class DialogContext
{
    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(turnContext);
        (Dialogs, Context, Stack) = (dialogs, turnContext, state.DialogStack);
    }

    public DialogContext(DialogSet dialogs, DialogContext parentDialogContext, DialogState state)
        : this(dialogs, parentDialogContext.Context, state) => Parent = parentDialogContext;

    private protected DialogContext(DialogContext same)
    {
        (Dialogs, Context, Stack, Parent) = (same.Dialogs, same.Context, same.Stack, same.Parent);
    }

    public DialogSet Dialogs { get; }

    public ITurnContext Context { get; }

    /// <summary>The dialogs, the active one first.</summary>
    public List<DialogInstance> Stack { get; }

    public DialogContext? Parent { get; set; }

    /// <summary>The stack within the active dialog, where that is a container.</summary>
    public DialogContext? Child => ActiveDialog is { Id: { } id } && FindDialog(id) is DialogContainer container ? container.CreateChildContext(this) : null;

    public DialogInstance? ActiveDialog => Stack.Count > 0 ? Stack[0] : null;

    /// <summary>Looks in this set, then in the parent's.</summary>
    public Dialog? FindDialog(string dialogId) => Dialogs.Find(dialogId) ?? Parent?.FindDialog(dialogId);

    /// <summary>The language of the turn, or of its activity; "" (invariant) if neither names one.</summary>
    public string GetLocale()
    {
        var locale = (Context as TurnContext)?.Locale;
        return string.IsNullOrEmpty(locale) ? Context.Activity.Locale ?? string.Empty : locale;
    }

    /// <summary>Raises an event for the active dialog, or for that of the innermost stack.</summary>
    /// <returns>Whether a dialog took care of it.</returns>
    public async Task<bool> EmitEventAsync(string name, object? value = null, bool bubble = true, bool fromLeaf = false, CancellationToken cancellationToken = default)
    {
        var dc = this;
        while (fromLeaf && dc.Child is { } child)
            dc = child;
        return dc.ActiveDialog is { Id: { } id }
            && dc.FindDialog(id) is { } dialog
            && await dialog.OnDialogEventAsync(dc, new DialogEvent { Name = name, Value = value, Bubble = bubble }, cancellationToken);
    }

    private static Dialog Known(Dialog? dialog, string? id) =>
        dialog ?? throw new InvalidOperationException($"A dialog with id '{id}' is on the stack but not in the set.");
}
