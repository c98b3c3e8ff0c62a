using System.CommandLine;

namespace PosBot.Tool;

/// <summary>The content folder that a command writes into: the one named, or the repository's; never the copy beside the program, which the next build overwrites.</summary>
static class SourceFolder
{
    public static string? Of(ParseResult result, Option<string> dialogs)
    {
        if (result.GetResult(dialogs) is { Implicit: false }) return result.GetValue(dialogs)!;
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "dialogs", "flow.json"))) return Path.Combine(folder.FullName, "dialogs");
        Console.Error.WriteLine("There is no folder 'dialogs' here or above. Name it: --dialogs FOLDER.");
        return null;
    }
}
