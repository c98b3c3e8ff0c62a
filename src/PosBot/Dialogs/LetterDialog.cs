using System.Collections.Immutable;
using System.Globalization;

using PosBot.Downloads;
using PosBot.Messages;
using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Dialogs;

/// <summary>Writes the letter that goes with the step advised: asks which where there are several, then gives its text and, where a host is known, its files.</summary>
static class LetterDialog
{
    /// <summary>The letters that fit where the case stands now; none while no case is under way.</summary>
    public static ImmutableArray<LetterTemplate> Fitting(Scene scene) =>
        scene.IsInCase || scene.Case.Answers["danger"] is not null
            ? new Triage.Letters(scene.Consultation.Judgement).Fitting(scene.Decide().Outcome, scene.Case.Answers, scene.Today, scene.Speech.Words.Locale)
            : [];

    /// <summary>The button that leads here: the letter's own name where there is one, else "write the letter"; null where there is none.</summary>
    public static string? Button(Scene scene) => Fitting(scene) switch
    {
        [] => null,
        [var one] => Name(scene, one.Id),
        _ => scene.Speech.Words["button.letter"],
    };

    /// <summary>Answers the command; where no letter fits, nothing is said and the message is to be read as text.</summary>
    /// <param name="id">The letter that was named; null where the person only asked for "the letter".</param>
    public static async Task<LetterTurn> TryWrite(DialogContext dc, Scene scene, string? id, CancellationToken cancellationToken)
    {
        var fitting = Fitting(scene);
        if (id is not null) fitting = [.. fitting.Where(letter => letter.Id == id)];
        switch (fitting)
        {
            case []:
                return LetterTurn.None;
            case [var one]:
                await Write(dc.Context, scene, one.Id, cancellationToken);
                return LetterTurn.Written;
            default:
                await scene.Speech.Tell(scene.Speech.Words["ui.letter_which"], [.. fitting.Select(letter => Name(scene, letter.Id))], null, cancellationToken);
                return LetterTurn.Asked;
        }
    }

    static string Name(Scene scene, string id) => scene.Speech.Words[$"letter.{id}"];

    static async Task Write(ITurnContext context, Scene scene, string id, CancellationToken cancellationToken)
    {
        var (speech, words) = (scene.Speech, scene.Speech.Words);
        var letter = new Triage.Letters(scene.Consultation.Judgement).Write(id, words.Locale, scene.Case.Answers, scene.Today)!;
        await speech.Say("ui.letter_ready", cancellationToken, ("letter", Name(scene, id)));
        await speech.Copyable(letter.Text, cancellationToken);
        if (!speech.Chinese) await speech.Say("ui.letter_in_chinese", cancellationToken);
        var links = await Links(context, words, id, cancellationToken);
        if (links.Count == 0) return;
        var lead = words.Say("ui.letter_files", ("minutes", LetterTokens.Life.TotalMinutes.ToString(CultureInfo.InvariantCulture)));
        var card = AdaptiveCards.Card(AdaptiveCards.Text(lead), AdaptiveCards.Links(links), AdaptiveCards.Text(words["ui.letter_files_again"], subtle: true));
        var twin = string.Join('\n', links.Select(link => $"{link.Title}: {link.Url}").Prepend(lead).Append(words["ui.letter_files_again"]));
        await speech.Show(card, twin, [], cancellationToken);
    }

    static async Task<List<(string Title, string Url)>> Links(ITurnContext context, Words words, string id, CancellationToken cancellationToken)
    {
        var links = new List<(string, string)>();
        if (context.TurnState.Get<LetterLinks>() is not { } maker) return links;
        await Add("ui.letter_docx", words.Locale, LetterGrant.Word);
        await Add("ui.letter_txt", words.Locale, LetterGrant.Plain);
        // What is handed in is the Chinese one.
        if (words.Locale != "zh-CN") await Add("ui.letter_docx_chinese", "zh-CN", LetterGrant.Word);
        return links;

        async Task Add(string title, string locale, string format)
        {
            if (await maker.OfAsync(context, new(context.Case().Key.Id, id, locale, format), cancellationToken) is { } url) links.Add((words[title], url));
        }
    }
}

/// <summary>What became of the wish for a letter.</summary>
enum LetterTurn { None, Written, Asked }
