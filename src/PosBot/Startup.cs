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

    /// <summary>Serves until it is told to stop; an address that cannot be had is named, not thrown.</summary>
    public static async Task<int> RunAsync(WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            Console.Error.WriteLine($"{e.Message} Stop what listens there, or choose another address with --urls.");
            return 1;
        }
    }

    public static PageOptions PageOptions(IConfiguration configuration, PosBotOptions options)
    {
        var page = configuration.GetSection("PosBot:Page").Get<PageOptions>() ?? new PageOptions();
        page.RetentionDays = options.RetentionDays;
        return page;
    }
}
