using PosBot.Triage;
using PosBot.Triage.Reading;

namespace PosBot.Dialogs;

/// <summary>A message when no question is open: a case to hold, an explanation to give, or a doubt to ask about.</summary>
static class NewMatter
{
    const string Correction = "dialog_control";

    public static async Task Begin(DialogContext dc, Scene scene, CancellationToken cancellationToken)
    {
        if (scene.Button is { } button)
        {
            scene.Keep(button.Question, button.Value, AnswerSource.Asked);
            await dc.BeginDialogAsync(TriageDialog.DialogId, TriageDialog.Kept, cancellationToken);
            return;
        }

        var understood = scene.Understood!;
        if (scene.Case.Open == CaseNotes.TopicChoice && await Chosen(dc, scene, cancellationToken)) return;
        scene.Case.Open = null;
        var consultation = scene.Consultation;
        var withTopic = consultation.Take(scene.Case.Answers, understood with { Accepted = true });
        if (understood.Accepted && consultation.IsCase(understood.Topic, withTopic, scene.Today))
        {
            await dc.BeginDialogAsync(TriageDialog.DialogId, null, cancellationToken);
        }
        // "That was wrong, it was Wednesday": what it says about the case counts, not that it is a correction.
        else if (understood.Topic == Correction && scene.Case.Answers.Has("topic") && understood.Answers.Count > 0)
        {
            scene.TakeUnderstood(withTopic: false);
            await dc.BeginDialogAsync(TriageDialog.DialogId, TriageDialog.Kept, cancellationToken);
        }
        else if ((scene.IsInCase ? understood.Prediction.Accepted : understood.Accepted) && consultation.Explain(understood.Topic, understood.Text.Text) is { } outcome)
        {
            await Explanation.Say(scene, outcome, cancellationToken);
        }
        // No clear topic, but facts of the case that is open anyway: they count.
        else if (scene.Case.Answers.Has("topic") && understood.Answers.Count > 0)
        {
            scene.TakeUnderstood(withTopic: false);
            await dc.BeginDialogAsync(TriageDialog.DialogId, TriageDialog.Kept, cancellationToken);
        }
        else if (scene.IsInCase)
        {
            await Stands(scene, cancellationToken);
        }
        else if (understood.Prediction.Verdict == Verdict.Ask)
        {
            await AskWhich(scene, understood, cancellationToken);
        }
        else
        {
            await scene.Speech.Say("ui.no_idea", cancellationToken);
        }
    }

    /// <summary>Nothing new was heard: the step that was said stands, in its short form.</summary>
    public static async Task Stands(Scene scene, CancellationToken cancellationToken)
    {
        var recommendation = scene.Decide();
        var spoken = new SpokenValues(scene.Speech.Chinese, scene.Today);
        var words = scene.Speech.Words;
        var card = new RecommendationCard(scene.Consultation.Pack, words, recommendation.Outcome, spoken.For(recommendation, scene.Case.Answers, ""));
        var recap = Recap.Of(scene, spoken);
        await scene.Speech.Tell(
            $"{(recap is null ? "" : recap + "\n\n")}{words[recap is null ? "ui.stands" : "ui.stands_after"]}\n{card.Brief ?? card.Next}{(card.Then is { } then ? "\n" + then : "")}", [words["button.why"], words["button.script"], words["button.change"], words["button.more"]],
            RecommendationEntity.Of(recommendation, scene.Consultation.Pack.Hash, provisional: false), cancellationToken);
    }

    /// <summary>"A or B?" instead of a guess; what the text told besides is kept.</summary>
    static async Task AskWhich(Scene scene, Understood understood, CancellationToken cancellationToken)
    {
        var words = scene.Speech.Words;
        scene.TakeUnderstood(withTopic: false);
        scene.Case.Choices.Clear();
        scene.Case.Choices.AddRange([understood.Topic, understood.Second]);
        scene.Case.Open = CaseNotes.TopicChoice;
        await scene.Speech.Tell(
            words["ui.which"], [.. scene.Case.Choices.Select(t => words[$"topic.{t}"]), words["ui.neither"]], Provisional(scene, understood), cancellationToken);
    }

    static Entity? Provisional(Scene scene, Understood understood)
    {
        var (outcome, _) = scene.Consultation.Lead(understood, scene.Today);
        return outcome is null ? null : RecommendationEntity.Of(new Recommendation(outcome, "doubt", null, null), scene.Consultation.Pack.Hash, provisional: true);
    }

    static async Task<bool> Chosen(DialogContext dc, Scene scene, CancellationToken cancellationToken)
    {
        var words = scene.Speech.Words;
        var topic = scene.Case.Choices.Find(t => words[$"topic.{t}"] == scene.Text);
        if (scene.Text == words["ui.neither"])
        {
            scene.Case.Open = null;
            await scene.Speech.Say("ui.neither_reply", cancellationToken);
            return true;
        }

        if (topic is null) return false;
        scene.Case.Open = null;
        scene.Case.Answers = scene.Consultation.Turn(scene.Case.Answers, topic);
        if (scene.Consultation.IsCase(topic, scene.Case.Answers, scene.Today))
            await dc.BeginDialogAsync(TriageDialog.DialogId, TriageDialog.Kept, cancellationToken);
        else if (scene.Consultation.Explain(topic, "") is { } outcome)
            await Explanation.Say(scene, outcome, cancellationToken);
        return true;
    }
}
