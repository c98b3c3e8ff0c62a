namespace PosBot.Dialogs;

/// <summary>
/// The dialog stack, rebuilt each turn from the record: an open question stands on the triage waterfall, which waits at its asking step.
/// Nothing of it is stored, so a reload, a second device or a new version never meets a stale stack.
/// </summary>
sealed class DerivedDialogState : IStatePropertyAccessor<DialogState>
{
    public string Name => nameof(DialogState);

    public Task<DialogState> GetAsync(ITurnContext turnContext, Func<DialogState>? defaultValueFactory = null, CancellationToken cancellationToken = default)
    {
        var record = turnContext.Scene().Case;
        var stack = new List<DialogInstance>();
        if (record.Open is { } open && turnContext.Scene().Consultation.Pack.Question(open) is not null)
        {
            stack.Add(new DialogInstance { Id = QuestionPrompt.DialogId, State = new Dictionary<string, object?>() });
            stack.Add(Waiting(record.Open));
        }

        return Task.FromResult(new DialogState(stack));
    }

    /// <summary>The triage waterfall, waiting for the answer to a question.</summary>
    public static DialogInstance Waiting(string question) => new()
    {
        Id = TriageDialog.DialogId,
        // The names under which the waterfall keeps its place (WaterfallDialog of the SDK).
        State = new Dictionary<string, object?>
        {
            ["options"] = "",
            ["values"] = new Dictionary<string, object?>(),
            ["instanceId"] = question,
            ["stepIndex"] = TriageDialog.AskStep,
        },
    };

    public Task SetAsync(ITurnContext turnContext, DialogState value, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
