using PosBot.Triage;
using PosBot.Triage.Content;
using PosBot.Triage.Reading;

namespace PosBot.Dialogs;

/// <summary>Reads the answer to the open question: a button, the option's own words, what the text says in passing, yes, no and "don't know".</summary>
sealed class OptionReader(AnswerWords answerWords)
{
    public static IReadOnlyList<string> Titles(Question question, Words words) => question.Kind switch
    {
        QuestionKind.Choice => [.. question.Options.Where(o => words.Has($"option.{question.Id}.{o}")).Select(o => words[$"option.{question.Id}.{o}"])],
        QuestionKind.Date => [.. DateOptions.Select(o => words[$"option.{question.Id}.{o}"])],
        _ => [],
    };

    /// <summary>The option that a button's title stands for.</summary>
    public static string? OptionOf(Question question, Words words, string title)
    {
        string[] options = question.Kind == QuestionKind.Date ? DateOptions : [.. question.Options];
        return options.FirstOrDefault(o => words.Find($"option.{question.Id}.{o}") == title);
    }

    static readonly string[] DateOptions = ["today", "yesterday", "two_days", "week", "month", "unknown"];

    /// <summary>Keeps what answers the question, with all else that the message said; false where it says nothing to it.</summary>
    public bool Take(Scene scene, Question question)
    {
        if (scene.Button is { } button)
        {
            scene.Keep(button.Question, button.Value, AnswerSource.Asked);
            return button.Question == question.Id;
        }

        var words = scene.Speech.Words;
        string[] options = question.Kind == QuestionKind.Date ? DateOptions : [.. question.Options];
        var titled = options.FirstOrDefault(o => words.Find($"option.{question.Id}.{o}") is { } title && Same(title, scene.Text));
        if (titled is not null)
        {
            scene.Keep(question.Id, titled, AnswerSource.Asked);
            return true;
        }

        var understood = scene.Understood;
        if (understood is null) return false;
        if (understood.Answers.ContainsKey(question.Id))
        {
            scene.TakeUnderstood(withTopic: false);
            return true;
        }

        // "What is a working day?" holds the words of an option and is none.
        if (!IsQuestion(scene, understood) && Spoken(scene, question, options) is { } value)
        {
            scene.TakeUnderstood(withTopic: false);
            scene.Keep(question.Id, value, AnswerSource.Asked);
            return true;
        }

        return false;
    }

    static bool IsQuestion(Scene scene, Understood understood) =>
        understood.Prediction.Accepted && Questions.Contains(understood.Topic) && scene.Consultation.Explain(understood.Topic, "") is not null;

    static readonly string[] Questions = ["what_is_why", "settlement_time_question"];

    string? Spoken(Scene scene, Question question, string[] options)
    {
        var words = scene.Speech.Words;
        var kind = answerWords.Read(scene.Text);
        if (kind is AnswerKind.Unknown or AnswerKind.Skip) return Answers.Unknown;
        var match = answerWords.Match(scene.Text, [.. options
            .Where(o => words.Has($"option.{question.Id}.{o}"))
            .Select(o => new AnswerOption(o, Forms(words, question.Id, o)))]);
        if (match is { Id: { } id, Ambiguous: false }) return id;
        return kind switch
        {
            AnswerKind.Yes => words.Has($"yes.{question.Id}") ? words[$"yes.{question.Id}"] : options.FirstOrDefault(o => o == "yes"),
            AnswerKind.No => words.Has($"no.{question.Id}") ? words[$"no.{question.Id}"] : options.FirstOrDefault(o => o == "no"),
            _ => null,
        };
    }

    /// <summary>How an option may be said: its title, the title's parts, and the further forms of the words.</summary>
    static string[] Forms(Words words, string question, string option)
    {
        var title = words[$"option.{question}.{option}"];
        var more = words.Find($"say.{question}.{option}");
        return [title, .. title.Split('、', ','), .. more?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []];
    }

    static bool Same(string title, string text) => Folding.Fold(title).Text.SequenceEqual(Folding.Fold(text.Trim()).Text);
}
