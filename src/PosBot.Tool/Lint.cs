using System.CommandLine;
using PosBot.Triage.Content;

namespace PosBot.Tool;

/// <summary><c>posbot lint</c>: every check on the content; each problem with file, line, code, sentence and fix.</summary>
static class Lint
{
    public static Command Command(Option<string> dialogs)
    {
        var command = new Command("lint", "Checks the content.");
        command.SetAction(result =>
        {
            var (pack, problems) = ContentLoader.TryLoad(result.GetValue(dialogs)!, PosBotOptions.DefaultCutOff);
            foreach (var problem in problems) Console.Error.WriteLine(problem);
            if (pack is null) return 1;
            Console.WriteLine($"Content {pack.Hash}: {pack.Questions.Length} questions, {pack.Tables.Values.Sum(t => t.Rules.Count())} rules, {pack.Outcomes.Count} outcomes, {pack.Facts.Count} facts, {pack.In("zh-CN").ByKey.Count} texts a language. No problem found.");
            return 0;
        });
        return command;
    }
}
