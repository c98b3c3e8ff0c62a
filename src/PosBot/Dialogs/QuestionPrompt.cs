using PosBot.Triage;

namespace PosBot.Dialogs;

/// <summary>
/// The one prompt for every question: buttons and free text alike. After two misses it explains why it asks, after three it offers the official lines and goes on with "don't know".
/// </summary>
sealed class QuestionPrompt(OptionReader options) : Dialog(DialogId)
{
    public const string DialogId = "question";

    const int ExplainAfter = 2, GiveUpAfter = 3;

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        var scene = dc.Context.Scene();
        var question = scene.Consultation.Pack.Question((string)options!)!;
        scene.Case.Open = question.Id;
        scene.Case.Misses = 0;
        if (!scene.Case.Asked.Contains(question.Id, StringComparer.Ordinal)) scene.Case.Asked.Add(question.Id);
        await Ask(scene, question, lead: Lead(scene), cancellationToken);
        return EndOfTurn;
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        if (dc.Context.Activity.Type is not (ActivityTypes.Message or ActivityTypes.Invoke)) return EndOfTurn;
        var scene = dc.Context.Scene();
        var question = scene.Consultation.Pack.Question(scene.Case.Open!)!;
        if (options.Take(scene, question))
        {
            scene.Case.Open = null;
            scene.Case.Misses = 0;
            return await dc.EndDialogAsync(question.Id, cancellationToken);
        }

        // Something else was asked or told in between: that is answered, then the question comes back.
        if (await Aside.TryAnswer(dc, scene, cancellationToken) is { } turn) return turn;

        var words = scene.Speech.Words;
        var misses = ++scene.Case.Misses;
        if (misses < ExplainAfter)
        {
            await Ask(scene, question, words["ui.not_understood"], cancellationToken);
        }
        else if (misses < GiveUpAfter)
        {
            await Ask(scene, question, words[$"why.{question.Id}"], cancellationToken);
        }
        else
        {
            await scene.Speech.Say("ui.offer_person", cancellationToken);
            scene.Keep(question.Id, Answers.Unknown, AnswerSource.Asked);
            scene.Case.Open = null;
            scene.Case.Misses = 0;
            return await dc.EndDialogAsync(question.Id, cancellationToken);
        }

        return EndOfTurn;
    }

    public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        var scene = turnContext.Scene();
        return scene.Case.Open is { } open && scene.Consultation.Pack.Question(open) is { } question
            ? Ask(scene, question, scene.Speech.Words["ui.back_to"], cancellationToken)
            : Task.CompletedTask;
    }

    /// <summary>The question with its buttons, and the recommendation so far for machines (and, where it is safe to say, for people).</summary>
    static Task Ask(Scene scene, Question question, string? lead, CancellationToken cancellationToken)
    {
        var words = scene.Speech.Words;
        var text = words[$"ask.{question.Id}"];
        var entity = RecommendationEntity.Of(scene.Decide(), scene.Consultation.Pack.Hash, provisional: true);
        return scene.Speech.Tell(string.IsNullOrEmpty(lead) ? text : $"{lead}\n\n{text}", OptionReader.Titles(question, words), entity, cancellationToken);
    }

    /// <summary>What was understood, said back, and the best answer so far where content has one.</summary>
    static string? Lead(Scene scene)
    {
        var recommendation = scene.Decide();
        var spoken = new SpokenValues(scene.Speech.Chinese, scene.Today);
        var recap = Recap.Of(scene, spoken);
        var brief = new RecommendationCard(scene.Consultation.Pack, scene.Speech.Words, recommendation.Outcome, spoken.For(recommendation, scene.Case.Answers, "")).Brief;
        // The best answer so far is said once, not before every question.
        if (brief is not null && scene.Case.Briefed == recommendation.Outcome.Id) brief = null;
        else if (brief is not null) scene.Case.Briefed = recommendation.Outcome.Id;
        var calm = scene.News.Contains("threat", StringComparer.Ordinal) ? scene.Speech.Words["ui.calm"] : null;
        var lead = string.Join("\n\n", new[] { calm, recap, brief }.Where(part => !string.IsNullOrEmpty(part)));
        return lead.Length == 0 ? null : lead;
    }
}
