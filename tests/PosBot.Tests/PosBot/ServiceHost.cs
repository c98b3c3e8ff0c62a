using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace PosBot.Tests.Service;

/// <summary>The real service on a real loopback port, with a database of its own and a business clock that a test sets.</summary>
public sealed class ServiceHost : WebApplicationFactory<Program>
{
    readonly string folder = Directory.CreateTempSubdirectory("posbot-tests-").FullName;

    public ServiceHost() => UseKestrel(0);

    public FakeTimeProvider Business { get; } = new(DateTimeOffset.Parse("2020-01-01T00:00:00+08:00"));

    /// <summary>Where every line of the log goes as well, down to the finest.</summary>
    public ILoggerProvider? Log { get; init; }

    public string Database => Path.Combine(folder, "posbot.db");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:PosBot", $"Data Source={Database}");
        builder.UseSetting("PosBot:WatchContent", "false");
        builder.UseSetting("PosBot:DirectLine:StartsPerAddress:Burst", "100000");
        builder.ConfigureServices(services => services.AddKeyedSingleton<TimeProvider>("business", Business));
        if (Log is { } log) builder.ConfigureServices(services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter(null, LogLevel.Trace).AddProvider(log)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
