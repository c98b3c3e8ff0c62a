using DirectLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PosBot.Page;

namespace PosBot.EndToEnd.Page;

/// <summary>The help page and Direct Line on a loopback port, with a bot that echoes and a clock that the test moves. Its log and keys outlive a restart.</summary>
sealed class PageHost : IAsyncDisposable
{
    readonly IOptions<DirectLineOptions> _defaults = Options.Create(new DirectLineOptions());
    readonly PageOptions _options;
    InMemoryDirectLineLog _log;
    InMemoryDirectLineKeys _keys;
    WebApplication? _app;

    PageHost(PageOptions options)
    {
        _options = options;
        _log = new(_defaults);
        _keys = new(Time);
    }

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public static async Task<PageHost> StartAsync(PageOptions? options = null)
    {
        var host = new PageHost(options ?? new PageOptions());
        await host.RunAsync();
        return host;
    }

    /// <summary>The same page with its chat; the test is skipped, with the reason, where the build could not fetch Web Chat.</summary>
    public static async Task<PageHost> StartWithChatAsync()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(new PageOptions().Folder, HelpPage.WebChat)), "Web Chat was not fetched by the build: install npm, reach its registry, and build again.");
        return await StartAsync();
    }

    /// <summary>Listens again on the port of before.</summary>
    public async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.ToString());
        builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton<IDirectLineBot, EchoBot>().AddSingleton<IDirectLineLog>(_log).AddSingleton<IDirectLineKeys>(_keys).AddDirectLine(_ => { });
        _app = builder.Build();
        _app.MapDirectLine();
        _app.MapHelpPage(locale => locale == "zh-CN" ? key => Wording.Chinese[key] : key => Wording.English[key], _options);
        await _app.StartAsync();
        Address = new(_app.Urls.Single());
    }

    public async Task StopAsync()
    {
        if (_app is null) return;
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>A restart that has lost every conversation.</summary>
    public async Task RestartEmptyAsync()
    {
        await StopAsync();
        _log = new(_defaults);
        await RunAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
