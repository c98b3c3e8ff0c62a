using System.Text;
using BotFramework;
using BotFramework.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PosBot.Tests.Protocol;

/// <summary>A bot behind a real web server on loopback.</summary>
public sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BotHost(IBot bot, CloudAdapter adapter)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Map("/api/messages", context => adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        Adapter = adapter;
    }

    public CloudAdapter Adapter { get; }

    public HttpClient Client { get; } = new();

    public static Task<BotHost> StartAsync(Func<ITurnContext, CancellationToken, Task> turn) => StartAsync(new TurnBot(turn));

    public static Task<BotHost> StartAsync(IBot bot) => StartAsync(bot, new CloudAdapter(new ConfigurationBuilder().Build()));

    public static async Task<BotHost> StartAsync(IBot bot, CloudAdapter adapter)
    {
        var host = new BotHost(bot, adapter);
        await host._app.StartAsync();
        var address = host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        host.Client.BaseAddress = new Uri($"{address}/api/messages");
        return host;
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? authorization = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>A bot that is one function.</summary>
public sealed class TurnBot(Func<ITurnContext, CancellationToken, Task> turn) : IBot
{
    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => turn(turnContext, cancellationToken);
}
