using PosBot.Triage.Content;

namespace PosBot.Triage;

/// <summary>
/// From what was understood to what is recommended, for a case (flow and table) as for an explanation (the topic's texts).
/// The dialogs, <c>posbot understand</c> and <c>posbot chat</c> all go through here.
/// </summary>
public sealed class Consultation(ContentPack pack)
{
    /// <summary>Facts of a case: with one of these, "should I call the police?" is asked about a case and gets that case's answer.</summary>
    static readonly string[] CaseFacts = ["swiped", "status", "support_said", "agent", "card_changed", "slip_name", "trick", "asked_who", "loss"];

    const string Complain = "how_to_complain_regulator", WhenDue = "settlement_time_question";

    readonly ILookup<string, Outcome> explanations = pack.Outcomes.Values
        .SelectMany(outcome => outcome.Topics.Select(topic => (topic, outcome)))
        .ToLookup(pair => pair.topic, pair => pair.outcome, StringComparer.Ordinal);

    public Judgement Judgement { get; } = new(pack);

    public ContentPack Pack => pack;

    /// <summary>Is this topic judged by the flow and a table, given these answers?</summary>
    public bool IsCase(string topic, Answers answers, DateOnly today) =>
        answers["danger"] is { } danger && danger != "none"
        || pack.Topics.GetValueOrDefault(topic)?.Kind == "case"
        // Whoever was turned away by the police asks what to do about that, whatever the case behind it is.
        || (topic is Understood.Police or Complain && CaseFacts.Any(answers.Has) && !(topic == Understood.Police && answers["police_said"] == "refused"))
        // "When does yesterday's money come?" is asked about a sale, and the day can be told.
        || (topic == WhenDue && Judgement.SettlementOf(answers, today)?.Lateness is Lateness.NotDue or Lateness.DueToday);

    /// <summary>The answers with what was understood added: the topic's own, then the text's. An earlier answer gives way to what is said now.</summary>
    public Answers Take(Answers answers, Understood understood)
    {
        foreach (var (question, value) in understood.Answers) answers = answers.With(question, value, AnswerSource.Read);
        return understood.Accepted || !answers.Has("topic") ? Turn(answers, understood.Topic) : answers;
    }

    /// <summary>The answers about this topic: what naming it implies is added, where nothing else was said.</summary>
    public Answers Turn(Answers answers, string topic)
    {
        if (pack.Topics.GetValueOrDefault(topic) is not { } known) return answers;
        // A question about the police or an explanation in passing does not change what the case is about.
        if (known.Kind != "case" && answers.Has("topic")) return answers;
        if (known.Kind == "case" || !answers.Has("topic")) answers = answers.With("topic", topic, AnswerSource.Read);
        foreach (var (question, value) in known.Sets)
            if (!answers.Has(question)) answers = answers.With(question, value, AnswerSource.Read);
        return answers;
    }

    /// <summary>The explanation of a topic that the words ask for, or the topic's default; null where the topic has none.</summary>
    public Outcome? Explain(string topic, ReadOnlySpan<char> folded)
    {
        Outcome? best = null;
        var bestScore = 0;
        foreach (var outcome in explanations[topic])
        {
            var score = 0;
            foreach (var ask in outcome.Asks)
                if (folded.Contains(ask, StringComparison.Ordinal)) score += ask.Length + 2;
            if (score > bestScore || (best is null && outcome.Asks.IsEmpty)) (best, bestScore) = (outcome, score);
        }

        return best ?? explanations[topic].FirstOrDefault();
    }

    /// <summary>Where a first message leads when every question is then answered with "don't know".</summary>
    public (Outcome? Outcome, Answers Answers) Lead(Understood understood, DateOnly today)
    {
        var answers = Take(Answers.None, understood with { Accepted = true });
        return IsCase(understood.Topic, answers, today)
            ? (Judgement.Decide(answers, today).Outcome, answers)
            : (Explain(understood.Topic, understood.Text.Text), answers);
    }
}
