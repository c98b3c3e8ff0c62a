using PosBot.Triage;
using PosBot.Triage.Reading;

namespace PosBot.Dialogs;

/// <summary>What a person says instead of answering the open question: an explanation asked for in between, more facts of the case, or another matter.</summary>
static class Aside
{
    static readonly string[] SmallTalk = ["out_of_scope", "greeting_thanks_bye", "human_handoff"];

    /// <summary>The turn's result where the message was one of these; null where it says nothing.</summary>
    public static async Task<DialogTurnResult?> TryAnswer(DialogContext dc, Scene scene, CancellationToken cancellationToken)
    {
        if (scene.Understood is not { } understood) return null;
        var consultation = scene.Consultation;
        // Only what the reader is sure of is an aside; and small talk that also tells a fact is told for the fact.
        var sure = understood.Prediction.Accepted;
        var facts = understood.Answers.Keys.Any(question => scene.Case.Answers[question] != understood.Answers[question]);
        if (sure && !(facts && SmallTalk.Contains(understood.Topic)) && !consultation.IsCase(understood.Topic, scene.Case.Answers, scene.Today) && understood.Topic != "dialog_control")
        {
            var outcome = consultation.Explain(understood.Topic, understood.Text.Text);
            if (outcome is not null)
            {
                var open = scene.Case.Open;
                await Explanation.Say(scene, outcome, cancellationToken);
                scene.Case.Open = open;
                await dc.RepromptDialogAsync(cancellationToken);
                return Dialog.EndOfTurn;
            }
        }

        var another = sure && understood.Topic != scene.Case.Answers["topic"] && consultation.IsCase(understood.Topic, scene.Case.Answers, scene.Today);
        if (understood.Answers.Count == 0 && !another) return null;
        scene.TakeUnderstood(withTopic: another);
        if (scene.News.Count == 0) return null;
        scene.Case.Open = null;
        await dc.CancelAllDialogsAsync(cancellationToken);
        return await dc.BeginDialogAsync(TriageDialog.DialogId, null, cancellationToken);
    }
}

/// <summary>Says an explanation, as a recommendation of its own.</summary>
static class Explanation
{
    public static Task Say(Scene scene, Outcome outcome, CancellationToken cancellationToken) =>
        OutcomeDialog.Recommend(scene, new Recommendation(outcome, "topic", null, null), cancellationToken);
}
