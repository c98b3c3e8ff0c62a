using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Dialogs;

/// <summary>Says a recommendation: the one next step first, then the card with when, why, who, what to say and papers.</summary>
static class OutcomeDialog
{
    public const string DialogId = "outcome";

    /// <summary>Answers that the words of a recommendation may name.</summary>
    static readonly string[] Named = ["swiped", "cycle", "amount", "provider", "code"];

    public static WaterfallDialog Create() => new(DialogId, [Say]);

    static async Task<DialogTurnResult> Say(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var scene = step.Context.Scene();
        var recommendation = scene.Decide();
        // The same advice is not read out twice; only a day or a sum that it names makes it new.
        if (scene.Case.Last == recommendation.Outcome.Id && recommendation.Outcome.Urgency < 4 && !scene.News.Exists(Named.Contains))
            await NewMatter.Stands(scene, cancellationToken);
        else
            await Recommend(scene, recommendation, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    /// <summary>The recommendation of a case, or an explanation.</summary>
    public static async Task Recommend(Scene scene, Recommendation recommendation, CancellationToken cancellationToken, string? lead = null)
    {
        var words = scene.Speech.Words;
        var spoken = new SpokenValues(scene.Speech.Chinese, scene.Today);
        var pack = scene.Consultation.Pack;
        var codeText = scene.Case.Answers["code"] is { } code ? words.Find($"code.{code.ToUpperInvariant()}") ?? words["code.B0"] : words["ui.code_unknown"];
        var outcome = recommendation.Outcome;
        var card = new RecommendationCard(pack, words, outcome, spoken.For(recommendation, scene.Case.Answers, codeText), outcome.Topics.IsEmpty ? scene.Consultation.Changes.Of(scene.Case.Answers, scene.Today) : []);
        string?[] parts =
        [
            lead,
            scene.AskedAboutPolice && outcome.Urgency > 0 ? words[PoliceLead(outcome.Route)] : null,
            outcome.Urgency < 4 ? Recap.Of(scene, spoken) : null,
            scene.Case.Answers["threat"] == "yes" && outcome.Route != Triage.Route.Police ? words["ui.calm"] : null,
            card.Next,
            IsEstimate(recommendation, pack) ? words["fact.holidays-2027-unknown"] : null,
        ];
        scene.Case.Open = null;
        if (outcome.Topics.IsEmpty || !scene.IsInCase) scene.Case.Last = outcome.Id;
        var text = string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part)));
        // An explanation in the middle of a case does not change where the case leads.
        var aside = outcome.Topics.Length > 0 && scene.IsInCase;
        var entity = RecommendationEntity.Of(aside ? scene.Decide() : recommendation, pack.Hash, provisional: aside);
        var buttons = Buttons(scene, card, outcome);
        // An explanation is one bubble; a case has its card.
        if (outcome.Topics.Length > 0)
        {
            if (card.Then is { } then) text = $"{text}\n\n{then}";
            await scene.Speech.Tell(text, buttons, entity, cancellationToken);
            return;
        }

        await scene.Speech.Tell(text, [], entity, cancellationToken);
        await scene.Speech.Show(card.Card(), card.Twin(), buttons, cancellationToken);
    }

    /// <summary>A day in a year whose holiday notice is not known may be a few days off, and that is said.</summary>
    static bool IsEstimate(Recommendation recommendation, ContentPack pack) =>
        recommendation.Settlement?.Estimated == true || (recommendation.DueOn is { } day && pack.Clock.Days.IsEstimate(day));

    static string PoliceLead(Triage.Route route) => route switch
    {
        Triage.Route.Police => "lead.police.yes",
        Triage.Route.Bank or Triage.Route.Regulator => "lead.police.bank_or_regulator",
        _ => "lead.police.no",
    };

    /// <summary>At most four buttons; the rest stand behind "more".</summary>
    static List<string> Buttons(Scene scene, RecommendationCard card, Outcome outcome)
    {
        var words = scene.Speech.Words;
        var buttons = new List<string>();
        // What was taken for danger can be denied with one tap.
        if (outcome.Urgency == 4) buttons.Add(words["button.not_this"]);
        if (!outcome.Because.IsEmpty) buttons.Add(words["button.why"]);
        if (card.Script is not null) buttons.Add(words["button.script"]);
        if (card.Papers is not null) buttons.Add(words["button.papers"]);
        if (outcome.Urgency > 0 && buttons.Count < 4) buttons.Add(words["button.more"]);
        return buttons;
    }
}
