using System.CommandLine;

using PosBot.Dialogs;
using PosBot.Messages;
using PosBot.State;
using PosBot.Triage.Checks;

namespace PosBot.Tool;

/// <summary><c>posbot chat</c>: the conversation in a terminal, on any day. Nothing is stored.</summary>
static class Chat
{
    public static Command Command(Option<string> dialogs)
    {
        var on = new Option<DateOnly?>("--on") { Description = "The day to talk on, yyyy-MM-dd; ten in the morning." };
        var command = new Command("chat", "Talks to the bot in the terminal; an empty line ends it.") { on };
        command.SetAction(async (result, cancellationToken) =>
        {
            var knowledge = Knowledge.Load(result.GetValue(dialogs)!, Path.Combine(AppContext.BaseDirectory, "intent.model"), PosBotOptions.DefaultCutOff);
            var bot = new PosBotHandler(new Conversation(knowledge));
            var now = result.GetValue(on) is { } day
                ? new DateTimeOffset(day, new TimeOnly(10, 0), Triage.Reading.Scanner.Shanghai)
                : TimeProvider.System.GetUtcNow().ToOffset(Triage.Reading.Scanner.Shanghai);
            var terminal = new TerminalAdapter();
            var record = new CaseRecord();
            while (true)
            {
                Console.Write("> ");
                if (Console.ReadLine() is not { Length: > 0 } text) return 0;
                record = await terminal.AskAsync(bot, knowledge.Check.Check(text), record, now, cancellationToken);
            }
        });
        return command;
    }

    /// <summary>Prints what the bot sends.</summary>
    sealed class TerminalAdapter : BotAdapter
    {
        public async Task<CaseRecord> AskAsync(IBot bot, CheckedText said, CaseRecord record, DateTimeOffset now, CancellationToken cancellationToken)
        {
            // A channel without cards: the text twins are printed.
            var activity = new Activity
            {
                Type = ActivityTypes.Message, Text = said.Text, ChannelId = "terminal", Id = Guid.NewGuid().ToString("n"),
                From = new ChannelAccount("you"), Recipient = new ChannelAccount("posbot"), Conversation = new ConversationAccount(id: "terminal"),
            };
            using var context = new TurnContext(this, activity);
            var turn = new CaseTurn(new CaseKey("terminal", "terminal", "you"), record, 0, now, cancellationToken) { Check = said.Verdict };
            context.TurnState.Set(turn);
            await RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);
            return turn.Erase ? new CaseRecord() : turn.Record;
        }

        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
        {
            foreach (var activity in activities) Console.WriteLine($"{activity.Text}\n");
            return Task.FromResult(activities.Select(_ => new ResourceResponse(Guid.NewGuid().ToString("n"))).ToArray());
        }

        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
            throw new NotSupportedException("A terminal cannot change what it printed.");

        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
            throw new NotSupportedException("A terminal cannot take back what it printed.");
    }
}
