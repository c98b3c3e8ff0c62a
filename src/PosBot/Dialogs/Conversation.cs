using System.Text.Json.Nodes;

using PosBot.Messages;
using PosBot.Triage;
using PosBot.Triage.Checks;
using PosBot.Triage.Content;
using PosBot.Triage.Reading;

namespace PosBot.Dialogs;

/// <summary>
/// One message, in this order: a command, danger, the answer to the open question, a new matter. A function of record and message:
/// it sends nothing itself and may be run again.
/// </summary>
sealed class Conversation
{
    /// <summary>How a masked number begins; nobody writes this by hand.</summary>
    const string Masked = "*****";

    readonly Knowledge knowledge;
    readonly DialogSet dialogs;
    readonly Interruptions interruptions;

    public Conversation(Knowledge knowledge)
    {
        this.knowledge = knowledge;
        interruptions = new Interruptions((context, _) =>
        {
            context.Case().Erase = true;
            return Task.CompletedTask;
        });
        dialogs = new DialogSet(new DerivedDialogState())
            .Add(TriageDialog.Create())
            .Add(new QuestionPrompt(new OptionReader(knowledge.AnswerWords)))
            .Add(OutcomeDialog.Create());
    }

    /// <summary>Greets a person once.</summary>
    public async Task WelcomeAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var turn = context.Case();
        var notes = new CaseNotes(turn.Record);
        if (notes.Welcomed) return;
        notes.Welcomed = true;
        var scene = SetScene(context, turn, notes, "", null);
        await scene.Speech.Say("ui.welcome", cancellationToken);
        turn.Record = notes.WriteTo(turn.Record, knowledge.Pack.Hash);
    }

    /// <summary>Answers a message or a tap on a card.</summary>
    public async Task AnswerAsync(ITurnContext context, string text, JsonObject? value, CancellationToken cancellationToken)
    {
        var turn = context.Case();
        var notes = new CaseNotes(turn.Record);
        if (value?["say"] is JsonValue said && said.TryGetValue(out string? title)) text = title;
        text = text.Trim();
        var command = value?["command"] is JsonValue named && named.TryGetValue(out string? id) ? id : knowledge.CommandOf(text);
        notes.Locale = LocaleOf(text, command, notes.Locale, context.Activity.Locale);
        notes.Welcomed = true;

        var scene = SetScene(context, turn, notes, text, value);
        // What stood there is already gone; the person should know that it was not needed.
        if (text.Contains(Masked, StringComparison.Ordinal) && !CheckReply.IsAnswer(scene)) await scene.Speech.Say("ui.card_seen", cancellationToken);
        var dc = await dialogs.CreateContextAsync(context, cancellationToken);
        await Answer(dc, scene, turn, command, cancellationToken);
        turn.Record = notes.WriteTo(turn.Record, knowledge.Pack.Hash);
    }

    /// <summary>After a failed turn: the answers stand, the person is told so and asked the same question again.</summary>
    public async Task TroubleAsync(ITurnContext context, CaseTurn turn, CancellationToken cancellationToken)
    {
        var scene = SetScene(context, turn, new CaseNotes(turn.Record), "", null);
        await scene.Speech.Say("error.turn", cancellationToken);
        var dc = await dialogs.CreateContextAsync(context, cancellationToken);
        await dc.RepromptDialogAsync(cancellationToken);
    }

    async Task Answer(DialogContext dc, Scene scene, CaseTurn turn, string? command, CancellationToken cancellationToken)
    {
        var speech = scene.Speech;
        if (turn.TooLong)
        {
            await speech.Say("error.too_long", cancellationToken);
            await dc.RepromptDialogAsync(cancellationToken);
        }
        else if (scene.Text.Length == 0 && scene.Button is null)
        {
            await speech.Say(dc.Context.Activity.Attachments is { Count: > 0 } ? "ui.no_files" : "ui.empty", cancellationToken);
            await dc.RepromptDialogAsync(cancellationToken);
        }
        else if (command is not null && await interruptions.TryRun(command, dc, scene, cancellationToken))
        {
        }
        else if (Danger(scene))
        {
            scene.TakeUnderstood(withTopic: true);
            scene.Case.Open = null;
            await dc.CancelAllDialogsAsync(cancellationToken);
            await dc.BeginDialogAsync(OutcomeDialog.DialogId, null, cancellationToken);
        }
        else if (await CheckReply.TryAnswer(dc, scene, cancellationToken))
        {
        }
        else if (dc.ActiveDialog is not null && !TapsAnotherQuestion(scene, out _))
        {
            await dc.ContinueDialogAsync(cancellationToken);
        }
        else if (TapsAnotherQuestion(scene, out var tapped))
        {
            await Tapped(dc, scene, tapped, cancellationToken);
        }
        else
        {
            await NewMatter.Begin(dc, scene, cancellationToken);
        }
    }

    static bool Danger(Scene scene) => (scene.Understood?.Answers.GetValueOrDefault("danger") ?? "none") != "none";

    /// <summary>
    /// What the message says, in this case. Words that tell of danger outright always count; the model's view alone counts
    /// less inside a case, where "they want me to pay again" has a plainer meaning.
    /// </summary>
    Understood Understand(string text, DateTimeOffset now, bool inCase)
    {
        var understood = knowledge.Understanding.Read(text, now);
        if (!inCase || understood.DangerInWords || understood.Topic != Understood.Scammed || understood.Margin >= SureInsideACase) return understood;
        return understood with { Accepted = false, Answers = understood.Answers.Where(a => a.Key != "danger").ToDictionary(StringComparer.Ordinal) };
    }

    const float SureInsideACase = 0.4f;

    /// <summary>An earlier question's button, or the choice of an answer to change: taken as what it says, never an error.</summary>
    static bool TapsAnotherQuestion(Scene scene, out (string Question, string? Value) tapped)
    {
        tapped = default;
        var words = scene.Speech.Words;
        if (scene.Button is { } button && button.Question != scene.Case.Open)
        {
            tapped = (button.Question, button.Value);
            return scene.Consultation.Pack.Question(button.Question) is not null;
        }

        if (scene.Text.Length == 0) return false;
        if (Interruptions.Changeable(scene).Find(q => words[$"ask.{q}"] == scene.Text) is { } change)
        {
            tapped = (change, null);
            return true;
        }

        var open = scene.Case.Open is { } id ? scene.Consultation.Pack.Question(id) : null;
        if (open is not null && OptionReader.Titles(open, words).Contains(scene.Text, StringComparer.Ordinal)) return false;
        var earlier = scene.Case.Asked
            .Where(q => q != scene.Case.Open)
            .Select(q => scene.Consultation.Pack.Question(q))
            // A bare "not sure" is said to what is open, and names no earlier question.
            .Where(q => q is not null && OptionReader.OptionOf(q, words, scene.Text) is { } option && option != Answers.Unknown)
            .ToArray();
        if (earlier is not [{ } one]) return false;
        tapped = (one.Id, OptionReader.OptionOf(one, words, scene.Text));
        return true;
    }

    static async Task Tapped(DialogContext dc, Scene scene, (string Question, string? Value) tapped, CancellationToken cancellationToken)
    {
        if (tapped.Value is null)
        {
            await Interruptions.AskAgain(dc, scene, tapped.Question, cancellationToken);
            return;
        }

        scene.Keep(tapped.Question, tapped.Value, AnswerSource.Changed);
        await scene.Speech.Say("ui.stale", cancellationToken);
        scene.Case.Open = null;
        await dc.CancelAllDialogsAsync(cancellationToken);
        await dc.BeginDialogAsync(TriageDialog.DialogId, TriageDialog.Kept, cancellationToken);
    }

    Scene SetScene(ITurnContext context, CaseTurn turn, CaseNotes notes, string text, JsonObject? value)
    {
        var words = knowledge.Pack.In(notes.Locale ?? LocaleOf("", null, null, context.Activity.Locale));
        var speech = new Speech(context, words, ChannelShape.Of(context.Activity.ChannelId));
        var now = turn.Now.ToOffset(Scanner.Shanghai);
        // A button's text is ours.
        var check = text.Length > 0 && value is null ? turn.Check : null;
        var scene = new Scene(notes, knowledge.Consultation, speech, DateOnly.FromDateTime(now.DateTime))
        {
            Text = text,
            Check = check,
            Understood = text.Length == 0
                ? null
                : CheckedMessage.Calm(knowledge.Pack, Understand(text, now, notes.Answers["topic"] is { } topic && knowledge.Consultation.IsCase(topic, notes.Answers, DateOnly.FromDateTime(now.DateTime))), check),
            Button = ButtonOf(value),
        };
        context.TurnState.Set(scene);
        return scene;
    }

    static (string, string)? ButtonOf(JsonObject? value) =>
        value?["ask"] is JsonValue ask && ask.TryGetValue(out string? question) && value["answer"] is JsonValue given && given.TryGetValue(out string? answer)
            ? (question, answer)
            : null;

    /// <summary>The language of the words themselves; a message without words of either keeps the one chosen before.</summary>
    static string LocaleOf(string text, string? command, string? chosen, string? channel)
    {
        if (command is "chinese") return "zh-CN";
        if (command is "english") return "en-US";
        var letters = 0;
        foreach (var c in text)
        {
            if (Folding.IsHan(c)) return "zh-CN";
            if (char.IsAsciiLetter(c)) letters++;
        }

        if (letters >= 8 || (letters >= 2 && chosen is null)) return "en-US";
        return chosen ?? (channel is null || channel.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : channel.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en-US" : "zh-CN");
    }
}
