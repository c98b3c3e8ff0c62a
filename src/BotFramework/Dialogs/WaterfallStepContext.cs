namespace BotFramework.Dialogs;

/// <summary>What a step of a waterfall sees.</summary>
public class WaterfallStepContext : DialogContext
{
    private readonly WaterfallDialog _waterfall;
    private bool _nextCalled;

    internal WaterfallStepContext(WaterfallDialog waterfall, DialogContext dc, object? options, IDictionary<string, object?> values, int index, DialogReason reason, object? result)
        : base(dc)
    {
        _waterfall = waterfall;
        (Options, Values, Index, Reason, Result) = (options, values, index, reason, result);
    }

    /// <summary>Counted from 0.</summary>
    public int Index { get; }

    /// <summary>What the waterfall was begun with; after the first turn as it comes back from JSON.</summary>
    public object? Options { get; }

    public DialogReason Reason { get; }

    /// <summary>What the step before left: the user's text, or the result of the dialog it began.</summary>
    public object? Result { get; }

    /// <summary>Kept as long as the waterfall lives.</summary>
    public IDictionary<string, object?> Values { get; }

    /// <summary>Goes on to the next step without waiting for the user.</summary>
    /// <exception cref="InvalidOperationException">Called twice in one step.</exception>
    public Task<DialogTurnResult> NextAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        if (result is CancellationToken)
            throw new ArgumentException($"{nameof(result)} cannot be a cancellation token", nameof(result));
        if (_nextCalled)
            throw new InvalidOperationException($"NextAsync was already called for dialog and step '{_waterfall.Id}[{Index}]'.");
        _nextCalled = true;
        return _waterfall.ResumeDialogAsync(this, DialogReason.NextCalled, result, cancellationToken);
    }
}
