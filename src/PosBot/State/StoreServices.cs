using DirectLine;
using Microsoft.Extensions.Options;
using PosBot.Channels;
using PosBot.State.Memory;
using PosBot.State.Sqlite;

namespace PosBot.State;

/// <summary>Chooses the store by ConnectionStrings:PosBot: <c>Data Source=posbot.db</c> (the default), or the word <c>memory</c>.</summary>
static class StoreServices
{
    public const string Default = "Data Source=posbot.db";

    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        var setting = configuration.GetConnectionString("PosBot") is { Length: > 0 } given ? given.Trim() : Default;
        return setting.Equals("memory", StringComparison.OrdinalIgnoreCase) ? services.AddMemory() : services.AddSqlite(setting);
    }

    /// <summary>Opens the store now, so that a file that cannot be used stops the start with a sentence and not with a stack trace.</summary>
    /// <returns>What is wrong and what to do, or null.</returns>
    public static string? OpenStore(this IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<ICaseStore>();
            return null;
        }
        catch (StoreRefusedException refused)
        {
            return refused.Message;
        }
    }

    static IServiceCollection AddMemory(this IServiceCollection services) => services
        .AddSingleton<MemoryOutbox>()
        .AddSingleton<IOutbox>(static provider => provider.GetRequiredService<MemoryOutbox>())
        .AddSingleton(static provider => new MemoryDirectLineLog(provider.GetRequiredService<TimeProvider>(), HistoryLimit(provider)))
        .AddSingleton<IDirectLineLog>(static provider => provider.GetRequiredService<MemoryDirectLineLog>())
        .AddSingleton<IDirectLineKeys, InMemoryDirectLineKeys>()
        .AddSingleton<ICaseStore, MemoryStore>();

    static IServiceCollection AddSqlite(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => new SqliteDatabase(connectionString))
        .AddSingleton<IOutbox, SqliteOutbox>()
        .AddSingleton<IDirectLineLog>(static provider =>
            new SqlDirectLineLog(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>(), HistoryLimit(provider)))
        .AddSingleton<IDirectLineKeys, SqlDirectLineKeys>()
        .AddSingleton<ICaseStore>(static provider =>
            new SqliteCaseStore(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>(), HistoryLimit(provider)));

    static int HistoryLimit(IServiceProvider provider) => provider.GetRequiredService<IOptions<DirectLineOptions>>().Value.HistoryLimit;
}
