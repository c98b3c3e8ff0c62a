using PosBot.Tests.Content;
using PosBot.Tests.Triage;
using PosBot.Tool;

namespace PosBot.Tests.Tools;

public sealed class GraphTests
{
    [Fact]
    public void The_diagram_in_the_repository_is_current() =>
        Assert.True(Graph.IsCurrent(RealPack.Folder, Graph.Draw(RealPack.Pack)), "dialogs/flow.md is stale. Run 'posbot graph' and commit it.");

    [Fact]
    public void The_diagram_shows_every_asked_question_every_rule_and_every_outcome_that_a_rule_leads_to()
    {
        var drawn = Graph.Draw(RealPack.Pack);
        Assert.All(RealPack.Pack.Questions.Where(q => q.Asked), q => Assert.Contains($"q_{q.Id}[", drawn, StringComparison.Ordinal));
        Assert.All(RealPack.Pack.Tables.Values.SelectMany(t => t.Rules), r => Assert.Contains($"|{r.Rule.Id}| {r.Rule.Outcome.Replace('-', '_')}([\"{r.Rule.Outcome}<br/>", drawn, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_leads_elsewhere_makes_the_diagram_stale_and_writing_it_makes_it_current()
    {
        using var pack = new BrokenPack();
        var command = new System.CommandLine.RootCommand();
        var dialogs = new System.CommandLine.Option<string>("--dialogs") { Recursive = true };
        command.Add(dialogs);
        command.Add(Graph.Command(dialogs));
        int Run(params string[] arguments) => command.Parse(["graph", "--dialogs", pack.Folder, .. arguments]).Invoke();

        Assert.Equal(1, Run("--check"));
        Assert.Equal(0, Run());
        Assert.Equal(0, Run("--check"));
        pack.Edit("rules/fee.json", text => text.Replace("\"support-fee\"", "\"support-less\"", StringComparison.Ordinal));
        // What no rule leads to any more needs a topic, or the pack is refused.
        pack.Edit("outcomes/cases.json", text => text.Replace("{\"id\": \"support-fee\", ", "{\"id\": \"support-fee\", \"topics\": [\"what_is_why\"], ", StringComparison.Ordinal));
        Assert.Equal(1, Run("--check"));
        Assert.False(File.ReadAllText(Path.Combine(pack.Folder, Graph.File)).Contains("fee-first| support_less", StringComparison.Ordinal));
        Assert.Equal(0, Run());
        Assert.True(File.ReadAllText(Path.Combine(pack.Folder, Graph.File)).Contains("fee-first| support_less", StringComparison.Ordinal));
    }
}
