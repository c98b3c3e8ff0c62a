using PosBot.EndToEnd.Browser;

namespace PosBot.EndToEnd.Stories;

/// <summary>Somebody with a case: tells it in one sentence, then taps what is true whenever the bot asks, in whatever order it asks.</summary>
sealed class Person(Visit visit, Wording words, params (string Question, string Option)[] truth)
{
    // Not a question of the flow: asked when a sentence can mean several things.
    const string Topic = "topic";

    readonly Dictionary<string, string> _unasked = truth.ToDictionary(fact => fact.Question, fact => fact.Option, StringComparer.Ordinal);

    public Task SayAsync(string text) => visit.SayAsync(text);

    /// <summary>Waits for the words of this key on the screen.</summary>
    public Task SeeAsync(string key) => visit.SeeAsync(words.Mark(key));

    /// <summary>Answers until the bot asks this question, and leaves it open.</summary>
    public Task AnswerUntilAskedAsync(string question) => AnswerUntilAsync("ask." + question, question);

    /// <summary>Answers until the bot recommends this.</summary>
    public Task AnswerUntilToldAsync(string outcome) => AnswerUntilAsync($"outcome.{outcome}.next", null);

    async Task AnswerUntilAsync(string key, string? leaveOpen)
    {
        var end = words.Mark(key);
        while (true)
        {
            var asked = _unasked.Keys.Where(question => question != leaveOpen).ToDictionary(question => words.Mark(Asking(question)), StringComparer.Ordinal);
            // The end first: a card may repeat a question above it.
            var seen = await visit.SeeOneOfAsync([end, .. asked.Keys]);
            if (seen == end) return;
            await TapAsync(asked[seen]);
        }
    }

    /// <summary>Taps the true answer of the question that is open.</summary>
    public async Task TapAsync(string question)
    {
        _unasked.Remove(question, out var option);
        await visit.TapAsync(words[question == Topic ? $"topic.{option}" : $"option.{question}.{option}"]);
    }

    static string Asking(string question) => question == Topic ? "ui.which" : "ask." + question;
}
