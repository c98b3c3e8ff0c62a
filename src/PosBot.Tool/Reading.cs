using PosBot.Dialogs;
using PosBot.Triage;

namespace PosBot.Tool;

/// <summary>What the bot makes of one message, as the commands print it.</summary>
sealed record ReadMessage(Understood Understood, Route Route, string Outcome);

/// <summary>The content and the reader, loaded once for a command.</summary>
sealed class Reading(Knowledge knowledge)
{
    public static Reading Load(string dialogs) => new(Knowledge.Load(dialogs, Path.Combine(AppContext.BaseDirectory, "intent.model"), PosBotOptions.DefaultCutOff));

    public ReadMessage Read(string text, DateTimeOffset now)
    {
        var understood = knowledge.Understanding.Read(text, now);
        var today = DateOnly.FromDateTime(now.ToOffset(Triage.Reading.Scanner.Shanghai).DateTime);
        var (outcome, _) = knowledge.Consultation.Lead(understood, today);
        return new(understood, outcome?.Route ?? Route.None, outcome?.Id ?? "");
    }
}
