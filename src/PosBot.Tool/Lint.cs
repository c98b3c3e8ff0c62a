using System.CommandLine;
using PosBot.Triage.Content;

namespace PosBot.Tool;

/// <summary><c>posbot lint</c>: every check on the content; each problem with file, line, code, sentence and fix. Warnings do not refuse.</summary>
static class Lint
{
    public static Command Command(Option<string> dialogs)
    {
        var on = new Option<DateOnly?>("--on") { Description = "The day on which the content must be fresh, yyyy-MM-dd; today unless given." };
        var command = new Command("lint", "Checks the content.") { on };
        command.SetAction(result =>
        {
            var today = result.GetValue(on) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(Triage.Reading.Scanner.Shanghai).DateTime);
            var (pack, problems) = ContentLoader.TryLoad(result.GetValue(dialogs)!, PosBotOptions.DefaultCutOff, today);
            foreach (var problem in problems) Console.Error.WriteLine(problem);
            if (pack is null) return 1;
            Console.WriteLine($"Content {pack.Hash}: {pack.Questions.Length} questions, {pack.Tables.Values.Sum(t => t.Rules.Count())} rules, {pack.Outcomes.Count} outcomes, {pack.Facts.Count} facts, {pack.In("zh-CN").ByKey.Count} texts a language. {(problems.Count == 0 ? "No problem found." : $"{problems.Count} warning(s), no error.")}");
            return 0;
        });
        return command;
    }
}
