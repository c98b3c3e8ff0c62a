using System.Diagnostics;

namespace BotFramework.Dialogs;

/// <summary>A piece of conversation. One object serves every conversation: what differs is in <see cref="DialogInstance.State"/>.</summary>
[DebuggerDisplay("{Id}")]
public abstract class Dialog(string? dialogId = null)
{
    /// <summary>The turn is over and the dialog waits for the user.</summary>
    public static readonly DialogTurnResult EndOfTurn = new(DialogTurnStatus.Waiting);

    private string? _id = dialogId;

    public string Id { get => _id ??= OnComputeId(); set => _id = value; }

    public abstract Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default);

    /// <summary>The user spoke. A dialog of a single turn ends here.</summary>
    public virtual Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) => dc.EndDialogAsync(null, cancellationToken);

    /// <summary>The dialog above ended with this result.</summary>
    public virtual Task<DialogTurnResult> ResumeDialogAsync(DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        RefuseToken(result, nameof(result));
        return dc.EndDialogAsync(result, cancellationToken);
    }

    public virtual Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Called before the dialog leaves the stack.</summary>
    public virtual Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>A text that changes when conversations begun with the old dialog might not go on with the new one.</summary>
    public virtual string GetVersion() => Id;

    /// <summary>Whether this dialog, or one below it where the event bubbles, took care of the event.</summary>
    public virtual async Task<bool> OnDialogEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
    {
        if (await OnPreBubbleEventAsync(dc, e, cancellationToken))
            return true;
        if (e.Bubble && dc.Parent is { } parent && await parent.EmitEventAsync(e.Name!, e.Value, true, false, cancellationToken))
            return true;
        return await OnPostBubbleEventAsync(dc, e, cancellationToken);
    }

    protected virtual Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken) => Task.FromResult(false);

    protected virtual Task<bool> OnPostBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken) => Task.FromResult(false);

    protected virtual string OnComputeId() => GetType().Name;

    /// <exception cref="ArgumentException">A token was passed where an optional object stands before it: the call names its arguments wrongly.</exception>
    private protected static void RefuseToken(object? value, string name)
    {
        if (value is CancellationToken)
            throw new ArgumentException($"{name} cannot be a cancellation token", name);
    }
}
