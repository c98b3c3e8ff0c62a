using System.Globalization;

using PosBot.Triage;
using PosBot.Triage.Reading;

namespace PosBot.Dialogs;

/// <summary>One turn on stage: the case, the voice, the day, and what this message said. Made anew each turn, so a turn can be run twice.</summary>
sealed class Scene(CaseNotes notes, Consultation consultation, Speech speech, DateOnly today)
{
    /// <summary>More questions than this no path asks; what is then still unknown stays unknown.</summary>
    const int MostQuestions = 7;

    public CaseNotes Case => notes;

    public Consultation Consultation => consultation;

    public Speech Speech => speech;

    public DateOnly Today => today;

    /// <summary>The words of this message, masked; empty for a button.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the words say; null for a button.</summary>
    public Understood? Understood { get; init; }

    /// <summary>The answer a button gave: question and value.</summary>
    public (string Question, string Value)? Button { get; init; }

    /// <summary>Questions whose answers this message gave, for saying them back.</summary>
    public List<string> News { get; } = [];

    /// <summary>The person asked in so many words whether to call the police; the first line of the answer says yes or not yet.</summary>
    public bool AskedAboutPolice => Understood?.Topic == Understood.Police || Understood?.Prediction.Top == Understood.Police;

    /// <summary>Whether a case is under way, that is: its topic is one that the flow and a table judge.</summary>
    public bool IsInCase => notes.Answers["topic"] is { } topic && consultation.IsCase(topic, notes.Answers, today);

    public Question? Next() => notes.Answers["enough"] == "yes" || notes.Asked.Count >= MostQuestions ? null : consultation.Judgement.Next(notes.Answers, today);

    public Recommendation Decide() => consultation.Judgement.Decide(notes.Answers, today);

    /// <summary>Keeps an answer; a date option ("yesterday") becomes its day.</summary>
    public void Keep(string question, string value, AnswerSource source)
    {
        if (question == Judgement.SwipedQuestion) value = DayOf(value);
        if (notes.Answers[question] == value) return;
        notes.Answers = notes.Answers.With(question, value, source);
        News.Add(question);
    }

    /// <summary>Takes all that the message said, with or without its topic.</summary>
    public void TakeUnderstood(bool withTopic)
    {
        if (Understood is not { } understood) return;
        var before = notes.Answers;
        notes.Answers = consultation.Take(before, withTopic ? understood : understood with { Accepted = false });
        foreach (var (question, answer) in notes.Answers.Map)
            if (before[question] != answer.Value) News.Add(question);
    }

    string DayOf(string option) => option switch
    {
        "today" => Iso(today),
        "yesterday" => Iso(today.AddDays(-1)),
        "two_days" => Iso(today.AddDays(-2)),
        "week" => Iso(today.AddDays(-8)),
        "month" => Iso(today.AddDays(-31)),
        _ => option,
    };

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
