using PosBot.Triage;

namespace PosBot.Dialogs;

/// <summary>Says back what this message gave, so that it can be corrected. Only what was read from text: a tapped button needs no echo.</summary>
static class Recap
{
    public static string? Of(Scene scene, SpokenValues spoken)
    {
        var words = scene.Speech.Words;
        var parts = scene.News
            // That the agent is gone says more than that the agent was asked.
            .Where(question => question != "asked_who" || !scene.News.Contains("agent", StringComparer.Ordinal))
            // What only the topic implies was not said, so it is not said back.
            .Where(question => scene.Understood?.Answers.ContainsKey(question) != false)
            .Where(question => scene.Case.Answers.Map.GetValueOrDefault(question)?.Source is AnswerSource.Read or AnswerSource.Changed)
            .Select(question => Part(scene, question, spoken))
            .Where(part => part is not null)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return parts.Length == 0 ? null : words.Say("ui.recap", ("facts", string.Join(scene.Speech.Chinese ? "，" : ", ", parts)));
    }

    static string? Part(Scene scene, string question, SpokenValues spoken)
    {
        var words = scene.Speech.Words;
        var value = scene.Case.Answers[question]!;
        return question switch
        {
            "swiped" => DateOnly.TryParse(value, out var day) ? words.Say("recap.swiped", ("day", spoken.Day(day))) : null,
            "amount" => spoken.Amount(value),
            "provider" => value,
            "code" => words.Say("recap.code", ("code", value)),
            "cycle" => words.Say("recap.cycle", ("cycle", spoken.Cycle(value))),
            _ => words.Find($"recap.{question}.{value}"),
        };
    }
}
