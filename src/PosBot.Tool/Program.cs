using System.CommandLine;

namespace PosBot.Tool;

/// <summary>The command line: one class a command.</summary>
static class Program
{
    static Task<int> Main(string[] args)
    {
        var dialogs = new Option<string>("--dialogs") { Description = "The content folder.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "dialogs"), Recursive = true };
        var root = new RootCommand("posbot: works on the content and on what the bot understands.") { dialogs };

        root.Add(Lint.Command(dialogs));
        root.Add(Understand.Command(dialogs));
        root.Add(Evaluate.Command(dialogs));
        root.Add(Explain.Command(dialogs));
        root.Add(Graph.Command(dialogs));
        root.Add(Chat.Command(dialogs));
        root.Add(NewQuestion.Command(dialogs));
        root.Add(Replay.Command(dialogs));

        return root.Parse(args).InvokeAsync();
    }
}
