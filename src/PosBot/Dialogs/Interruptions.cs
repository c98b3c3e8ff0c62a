using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Dialogs;

/// <summary>
/// What may be said at any point: help, why, back, change, start over, cancel, language, a person, erase. Only a whole message is a command,
/// so none steals an answer; after each the open question is asked again.
/// </summary>
sealed class Interruptions(Func<ITurnContext, CancellationToken, Task> erase)
{
    /// <summary>Runs the command; false where it means nothing here and the message is to be read as text.</summary>
    public async Task<bool> TryRun(string command, DialogContext dc, Scene scene, CancellationToken cancellationToken)
    {
        var speech = scene.Speech;
        var words = speech.Words;
        switch (command)
        {
            case "help":
                await speech.Say("ui.help", cancellationToken);
                break;
            case "why":
                await Why(scene, cancellationToken);
                break;
            case "back":
                return await Back(dc, scene, cancellationToken);
            case "change":
                return await Change(dc, scene, cancellationToken);
            case "restart":
                scene.Case.Restart();
                await speech.Say("ui.restart", cancellationToken);
                return true;
            case "not_this" when scene.Case.Answers["danger"] is not null:
                scene.Case.Restart();
                await speech.Say("ui.not_this", cancellationToken);
                return true;
            case "cancel":
                scene.Case.Open = null;
                await speech.Say("ui.cancel", cancellationToken);
                return true;
            case "person":
                await speech.Say("ui.person", cancellationToken);
                break;
            case "erase":
                scene.Case.Open = CaseNotes.EraseChoice;
                await speech.Tell(words["ui.erase_ask"], [words["button.erase_yes"], words["button.cancel"]], null, cancellationToken);
                return true;
            case "erase_yes" when scene.Case.Open == CaseNotes.EraseChoice:
                await speech.Say("ui.erase_done", cancellationToken);
                await erase(dc.Context, cancellationToken);
                return true;
            case "script":
                await speech.Tell(Last(scene)?.Script ?? words["ui.no_script"], [], null, cancellationToken);
                break;
            case "papers":
                await speech.Tell(Last(scene)?.Papers ?? words["ui.no_papers"], [], null, cancellationToken);
                break;
            case "letter":
            case var named when named.StartsWith(CommandWords.Letter, StringComparison.Ordinal):
                var wrote = await LetterDialog.TryWrite(dc, scene, command == "letter" ? null : command[CommandWords.Letter.Length..], cancellationToken);
                if (wrote != LetterTurn.Written) return wrote == LetterTurn.Asked;
                break;
            case "more":
                await speech.Tell(words["ui.more"], MoreButtons(scene), null, cancellationToken);
                return true;
            case "rest":
                await speech.Tell(words["ui.more"], [words["button.change"], words["button.person"], words["button.restart"], words["button.language"]], null, cancellationToken);
                return true;
            case "unsolved" when scene.Case.Last is not null:
                await speech.Say("ui.unsolved", cancellationToken);
                return true;
            case "useful" or "useless" when scene.Case.Last is not null:
                await speech.Say("ui.thanks_feedback", cancellationToken);
                break;
            case "arrived" when scene.Case.Answers.Has("topic") && scene.Case.Open != "cycle":
                scene.Case.Restart();
                await speech.Say("ui.arrived", cancellationToken);
                return true;
            case "chinese" or "english":
                // The words of the new language are already in place: the language is chosen before the scene is set.
                await speech.Say("ui.language", cancellationToken);
                break;
            default:
                return false;
        }

        if (scene.Case.Open == CaseNotes.EraseChoice) scene.Case.Open = null;
        await dc.RepromptDialogAsync(cancellationToken);
        return true;
    }

    static async Task Why(Scene scene, CancellationToken cancellationToken)
    {
        var words = scene.Speech.Words;
        var text = scene.Case.Open is { } open && words.Find($"why.{open}") is { } why ? why : Last(scene)?.Why();
        await scene.Speech.Tell(string.IsNullOrEmpty(text) ? words["ui.nothing_to_explain"] : text, [], null, cancellationToken);
    }

    /// <summary>Forgets the last answer that was asked for; its question comes up again by itself.</summary>
    static async Task<bool> Back(DialogContext dc, Scene scene, CancellationToken cancellationToken)
    {
        var asked = scene.Case.Asked;
        if (scene.Case.Open is { } open) asked.Remove(open);
        if (asked.Count == 0)
        {
            await scene.Speech.Say("ui.back_none", cancellationToken);
            if (scene.Case.Open is not null) asked.Add(scene.Case.Open);
            await dc.RepromptDialogAsync(cancellationToken);
            return true;
        }

        var last = asked[^1];
        asked.RemoveAt(asked.Count - 1);
        await scene.Speech.Say("ui.back_done", cancellationToken);
        return await AskAgain(dc, scene, last, cancellationToken);
    }

    /// <summary>Offers the answers given so far; tapping one asks its question again.</summary>
    static async Task<bool> Change(DialogContext dc, Scene scene, CancellationToken cancellationToken)
    {
        var words = scene.Speech.Words;
        var changeable = Changeable(scene);
        if (changeable.Count == 0)
        {
            await scene.Speech.Say("ui.change_none", cancellationToken);
            await dc.RepromptDialogAsync(cancellationToken);
            return true;
        }

        await scene.Speech.Tell(words["ui.change_which"], [.. changeable.Select(q => words[$"ask.{q}"])], null, cancellationToken);
        return true;
    }

    /// <summary>The questions whose answers can be given anew: those with words of their own.</summary>
    public static List<string> Changeable(Scene scene) =>
        [.. scene.Case.Answers.Map.Keys.Where(q => scene.Speech.Words.Has($"ask.{q}") && q != scene.Case.Open)];

    public static async Task<bool> AskAgain(DialogContext dc, Scene scene, string question, CancellationToken cancellationToken)
    {
        scene.Case.Answers = scene.Case.Answers.Without(question);
        scene.Case.Open = null;
        await dc.CancelAllDialogsAsync(cancellationToken);
        dc.Stack.Insert(0, DerivedDialogState.Waiting(question));
        await dc.BeginDialogAsync(QuestionPrompt.DialogId, question, cancellationToken);
        return true;
    }

    /// <summary>No message has more than four buttons beside a question's own; the last of these leads on.</summary>
    static List<string> MoreButtons(Scene scene)
    {
        var words = scene.Speech.Words;
        return
        [
            .. LetterDialog.Button(scene) is { } letter ? [letter] : Array.Empty<string>(),
            words["button.unsolved"], words["button.arrived"], words["button.rest"],
        ];
    }

    /// <summary>The last recommendation's texts; a case is judged anew, so they fit what has been said since.</summary>
    static RecommendationCard? Last(Scene scene)
    {
        if (scene.Case.Last is not { } id || !scene.Consultation.Pack.Outcomes.TryGetValue(id, out var outcome)) return null;
        var recommendation = outcome.Topics.IsEmpty ? scene.Decide() : new Recommendation(outcome, "topic", null, null);
        var spoken = new SpokenValues(scene.Speech.Chinese, scene.Today);
        return new RecommendationCard(scene.Consultation.Pack, scene.Speech.Words, recommendation.Outcome, spoken.For(recommendation, scene.Case.Answers, ""));
    }
}
