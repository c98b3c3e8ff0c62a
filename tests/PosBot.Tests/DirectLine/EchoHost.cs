using System.Net;
using DirectLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace PosBot.Tests.DirectLine;

/// <summary>The channel with the echo bot on a real Kestrel at a free port of 127.0.0.1. Time stands still unless a test moves it.</summary>
sealed class EchoHost : IAsyncDisposable
{
    readonly WebApplication _app;

    EchoHost(WebApplication app, FakeTimeProvider time, bool http2)
    {
        _app = app;
        Http2 = http2;
        Time = time;
        Http = new HttpClient(Handler, disposeHandler: false)
        {
            BaseAddress = new Uri(app.Urls.First()),
            DefaultRequestVersion = Http2 ? HttpVersion.Version20 : HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public bool Http2 { get; }
    public SocketsHttpHandler Handler { get; } = new();
    public FakeTimeProvider Time { get; }
    public HttpClient Http { get; }
    public EchoBot Bot => Service<EchoBot>();
    public IDirectLineLog Log => Service<IDirectLineLog>();
    public DirectLineHub Hub => Service<DirectLineHub>();
    public InMemoryDirectLineKeys Keys => (InMemoryDirectLineKeys)Service<IDirectLineKeys>();

    public T Service<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<EchoHost> StartAsync(Action<DirectLineOptions>? configure = null, bool http2 = false)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (http2) builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<EchoBot>();
        builder.Services.AddSingleton<IDirectLineBot>(services => services.GetRequiredService<EchoBot>());
        builder.Services.AddDirectLine(configure ?? (_ => { }));
        var app = builder.Build();
        app.MapDirectLine();
        await app.StartAsync();
        return new(app, time, http2);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Handler.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
