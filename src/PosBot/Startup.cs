using PosBot.Dialogs;
using PosBot.Page;
using PosBot.Triage.Content;

namespace PosBot;

/// <summary>What is checked before the service starts: it refuses bad settings and bad content, naming what is wrong and how to mend it.</summary>
static class Startup
{
    public static bool Refuses(PosBotOptions options, IHostEnvironment environment)
    {
        var problems = options.Problems(environment.IsDevelopment()).ToArray();
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        return problems.Length > 0;
    }

    public static Knowledge? Load(PosBotOptions options)
    {
        try
        {
            return Knowledge.Load(options.Dialogs, options.Model, options.CutOffTime);
        }
        catch (ContentException e)
        {
            Console.Error.WriteLine(e.Message);
            return null;
        }
    }

    public static PageOptions PageOptions(IConfiguration configuration, PosBotOptions options)
    {
        var page = configuration.GetSection("PosBot:Page").Get<PageOptions>() ?? new PageOptions();
        page.RetentionDays = options.RetentionDays;
        return page;
    }
}
