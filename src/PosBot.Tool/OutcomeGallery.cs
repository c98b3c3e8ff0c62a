using System.Globalization;

using PosBot.Dialogs;
using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tool;

/// <summary>Every outcome once, as it is shown, so that somebody can read them all in one go.</summary>
sealed class OutcomeGallery(ContentPack pack, DateOnly today)
{
    /// <summary>Calendar days since the sale: the usual weeks of trouble, and the two ends of the ladder.</summary>
    const int Usual = 9, Fresh = 1, VeryOld = 40;

    public void Print(TextWriter output)
    {
        foreach (var locale in pack.Words.Keys.OrderDescending(StringComparer.Ordinal))
            foreach (var outcome in pack.Outcomes.Values.OrderByDescending(o => o.Urgency).ThenBy(o => o.Id, StringComparer.Ordinal))
                output.WriteLine(Show(outcome, pack.In(locale)));
    }

    public string Show(Outcome outcome, Words words)
    {
        var answers = Typical(outcome);
        var recommendation = new Judgement(pack).Recommend(outcome, "gallery", answers, today);
        var spoken = new SpokenValues(words.Locale.StartsWith("zh", StringComparison.Ordinal), today);
        var card = new RecommendationCard(pack, words, outcome, spoken.For(recommendation, answers, words["code.51"]));
        string?[] parts =
        [
            $"==== {outcome.Id} ({words.Locale}; {outcome.Route.ToString().ToLowerInvariant()}, urgency {outcome.Urgency}, {recommendation.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date"})",
            card.Brief is { } brief ? $"[{brief}]" : null,
            card.Next,
            // An explanation is one message; a case has its card.
            outcome.Topics.IsEmpty ? card.Twin() : card.Then,
        ];
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part))) + "\n";
    }

    Answers Typical(Outcome outcome)
    {
        var ago = outcome.Urgency <= 1 ? Fresh : outcome.Id.EndsWith("-30-days", StringComparison.Ordinal) ? VeryOld : Usual;
        return Answers.None
            .With(Judgement.SwipedQuestion, today.AddDays(-ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), AnswerSource.Read)
            .With(Judgement.CycleQuestion, "t1", AnswerSource.Read)
            .With("amount", "2600", AnswerSource.Read)
            .With("provider", "拉卡拉", AnswerSource.Read);
    }
}
