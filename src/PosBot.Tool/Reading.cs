using PosBot.Dialogs;
using PosBot.Triage;
using PosBot.Triage.Checks;

namespace PosBot.Tool;

/// <summary>What the bot makes of one message, as the commands print it.</summary>
sealed record ReadMessage(Understood Understood, Route Route, string Outcome);

/// <summary>The content and the reader, loaded once for a command.</summary>
sealed class Reading(Knowledge knowledge)
{
    public static Reading Load(string dialogs) => new(Knowledge.Load(dialogs, Path.Combine(AppContext.BaseDirectory, "intent.model"), PosBotOptions.DefaultCutOff));

    public ReadMessage Read(string text, DateTimeOffset now)
    {
        var verdict = knowledge.Check.Check(text).Verdict;
        var understood = CheckedMessage.Calm(knowledge.Pack, knowledge.Understanding.Read(text, now), verdict);
        if (CheckedMessage.IsAnswered(knowledge.Pack, understood, verdict, open: false)) return new(understood, Route.Info, CheckedMessage.Outcome(knowledge.Pack, verdict!).Id);
        var today = DateOnly.FromDateTime(now.ToOffset(Triage.Reading.Scanner.Shanghai).DateTime);
        var (outcome, _) = knowledge.Consultation.Lead(understood, today);
        return new(understood, outcome?.Route ?? Route.None, outcome?.Id ?? "");
    }
}
