using PosBot.State;
using PosBot.Triage;

namespace PosBot.Dialogs;

/// <summary>The case while a turn works on it; made from the record, and written back to it when the turn is done.</summary>
sealed class CaseNotes(CaseRecord record)
{
    /// <summary>The pseudo question "which of these topics do you mean?".</summary>
    public const string TopicChoice = "topic_choice";

    /// <summary>The pseudo question "shall everything be erased?".</summary>
    public const string EraseChoice = "erase_choice";

    public Answers Answers { get; set; } = record.Answers;

    /// <summary>The question that is open, or one of the pseudo questions.</summary>
    public string? Open { get; set; } = record.OpenQuestion;

    public int Misses { get; set; } = record.Misses;

    /// <summary>The outcome recommended last.</summary>
    public string? Last { get; set; } = record.LastOutcome;

    /// <summary>The outcome whose short form was said before a question, so that it is said once.</summary>
    public string? Briefed { get; set; } = record.Briefed;

    public string? Locale { get; set; } = record.Locale;

    public bool Welcomed { get; set; } = record.Welcomed;

    /// <summary>The questions asked so far, in order; for "back" and for the limit of questions.</summary>
    public List<string> Asked { get; } = [.. record.Previous];

    /// <summary>The topics offered by the pseudo question.</summary>
    public List<string> Choices { get; } = [.. record.Choices];

    /// <summary>A fresh case: the language and the greeting stay.</summary>
    public void Restart()
    {
        (Answers, Open, Misses, Last, Briefed) = (Answers.None, null, 0, null, null);
        Asked.Clear();
        Choices.Clear();
    }

    public CaseRecord WriteTo(CaseRecord record, string content) => record with
    {
        Answers = Answers,
        OpenQuestion = Open,
        Misses = Misses,
        LastOutcome = Last,
        Briefed = Briefed,
        Locale = Locale,
        Welcomed = Welcomed,
        Topic = Answers["topic"],
        Content = content,
        Previous = Asked,
        Choices = Choices,
    };
}
