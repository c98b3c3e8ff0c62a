using BotFramework;
using PosBot.Messages;
using PosBot.State;
using PosBot.Triage;

namespace PosBot.Tests.Messages;

/// <summary>Keeps what it was told as an answer and says how many turns there were; each test may replace what it does.</summary>
sealed class FakeBot : IBot
{
    int _turns;

    public FakeBot() => Turn = AnswerAsync;

    public Func<ITurnContext, CaseTurn, Task> Turn { get; set; }

    public int Turns => _turns;

    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _turns);
        return Turn(turnContext, turnContext.Case());
    }

    public static async Task AnswerAsync(ITurnContext turnContext, CaseTurn turn)
    {
        var text = turnContext.Activity.Text ?? "";
        turn.Record = turn.Record with { Answers = turn.Record.Answers.With("said" + turn.Record.Turns, text, AnswerSource.Read), OpenQuestion = "amount" };
        await turnContext.SendActivityAsync($"{turn.Record.Turns + 1}: {text}");
    }
}
