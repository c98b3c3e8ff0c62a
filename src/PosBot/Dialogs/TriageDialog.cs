using PosBot.Triage;

namespace PosBot.Dialogs;

/// <summary>
/// How a case is held: read, ask, keep, decide. No sentence, no rule and no order of questions stands here; those are content.
/// </summary>
static class TriageDialog
{
    public const string DialogId = "triage";

    /// <summary>The step whose question is open; the derived stack puts the waterfall there.</summary>
    public const int AskStep = 1;

    /// <summary>Begun again after an answer was kept: the message has been read already.</summary>
    public const string Kept = "kept";

    public static WaterfallDialog Create() => new(DialogId, [Read, Ask, Keep, Decide]);

    static Task<DialogTurnResult> Read(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (step.Options is not Kept) step.Context.Scene().TakeUnderstood(withTopic: true);
        return step.NextAsync(null, cancellationToken);
    }

    static Task<DialogTurnResult> Ask(WaterfallStepContext step, CancellationToken cancellationToken) =>
        step.Context.Scene().Next() is { } question
            ? step.BeginDialogAsync(QuestionPrompt.DialogId, question.Id, cancellationToken)
            : step.NextAsync(null, cancellationToken);

    static Task<DialogTurnResult> Keep(WaterfallStepContext step, CancellationToken cancellationToken) =>
        step.Result is null
            ? step.NextAsync(null, cancellationToken)
            : step.ReplaceDialogAsync(DialogId, Kept, cancellationToken);

    static Task<DialogTurnResult> Decide(WaterfallStepContext step, CancellationToken cancellationToken) =>
        step.ReplaceDialogAsync(OutcomeDialog.DialogId, null, cancellationToken);
}
