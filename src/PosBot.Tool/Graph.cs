using System.CommandLine;
using System.Text;

using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tool;

/// <summary><c>posbot graph</c>: the questions and tables as Mermaid.</summary>
static class Graph
{
    public static Command Command(Option<string> dialogs)
    {
        var command = new Command("graph", "Prints the flow and the rules as a Mermaid diagram.");
        command.SetAction(result =>
        {
            Console.Write(Draw(ContentLoader.Load(result.GetValue(dialogs)!, PosBotOptions.DefaultCutOff)));
            return 0;
        });
        return command;
    }

    public static string Draw(ContentPack pack)
    {
        var text = new StringBuilder("flowchart TD\n");
        string? before = null;
        foreach (var question in pack.Questions.Where(q => q.Asked))
        {
            text.Append($"  {question.Id}[\"{question.Id}\"]\n");
            if (before is not null) text.Append($"  {before} --> {question.Id}\n");
            before = question.Id;
        }

        foreach (var table in pack.Tables.Values.OrderBy(t => t.Case, StringComparer.Ordinal))
        {
            text.Append($"  {before} --> table_{table.Case}{{{{\"{table.Case}\"}}}}\n");
            foreach (var outcome in table.Rules.Select(r => r.Rule.Outcome).Distinct(StringComparer.Ordinal))
                text.Append($"  table_{table.Case} --> {outcome.Replace('-', '_')}([\"{outcome}: {pack.Outcomes[outcome].Route.ToString().ToLowerInvariant()}\"])\n");
        }

        return text.ToString();
    }
}
