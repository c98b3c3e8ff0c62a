using System.CommandLine;

using PosBot.Dialogs;

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
            var now = result.GetValue(on) is { } day
                ? new DateTimeOffset(day, new TimeOnly(10, 0), Triage.Reading.Scanner.Shanghai)
                : TimeProvider.System.GetUtcNow().ToOffset(Triage.Reading.Scanner.Shanghai);
            var terminal = new Terminal(knowledge, now);
            while (true)
            {
                Console.Write("> ");
                if (Console.ReadLine() is not { Length: > 0 } text) return 0;
                foreach (var reply in await terminal.AskAsync(text, cancellationToken)) Console.WriteLine($"{reply.Text}\n");
            }
        });
        return command;
    }
}
