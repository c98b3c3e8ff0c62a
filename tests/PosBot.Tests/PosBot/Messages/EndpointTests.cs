using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BotFramework;
using DirectLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PosBot.Channels;
using PosBot.Messages;
using PosBot.State;

namespace PosBot.Tests.Messages;

/// <summary>POST /api/messages over a real Kestrel on 127.0.0.1.</summary>
public sealed class EndpointTests
{
    const string Hello = """{"type":"message","id":"a1","text":"hello","channelId":"emulator","deliveryMode":"expectReplies","serviceUrl":"http://127.0.0.1:1","conversation":{"id":"c"},"from":{"id":"p"}}""";

    [Fact]
    public async Task A_local_client_in_development_is_answered_and_a_repeat_gets_the_same_answer()
    {
        await using var host = await Host.StartAsync(Environments.Development);
        var first = await host.PostAsync(Hello);
        Assert.Equal((HttpStatusCode.OK, "1: hello"), (first.Status, (string?)first.Json["activities"]![0]!["text"]));
        Assert.Equal(first.Json.ToJsonString(), (await host.PostAsync(Hello)).Json.ToJsonString());
        Assert.Equal(1, host.Bot.Turns);
        Assert.Contains("without a password", host.Logs.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", null)]
    [InlineData("Staging", null)]
    [InlineData("Development", "X-Forwarded-For")]
    [InlineData("Development", "Forwarded")]
    [InlineData("Development", "Via")]
    public async Task Without_an_app_id_everybody_else_is_refused(string environment, string? header)
    {
        await using var host = await Host.StartAsync(environment);
        var (status, json, _) = await host.PostAsync(Hello, header);
        Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized"), (status, (string?)json["error"]!["code"]));
        Assert.Equal(0, host.Bot.Turns);
        if (environment != Environments.Development) Assert.Contains("refuses every message", host.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_fails_is_503_and_says_when_to_come_back()
    {
        await using var host = await Host.StartAsync(Environments.Development, static services => services.AddSingleton<ICaseStore, BrokenStore>());
        var (status, json, retryAfter) = await host.PostAsync(Hello);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "ServiceUnavailable", TimeSpan.FromSeconds(2)), (status, (string?)json["error"]!["code"], retryAfter));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.GetAsync("/read"));
    }

    sealed class Host(WebApplication app, FakeBot bot, LogLines logs) : IAsyncDisposable
    {
        readonly HttpClient _http = new() { BaseAddress = new Uri(app.Urls.First()) };

        public FakeBot Bot => bot;
        public LogLines Logs => logs;

        public static async Task<Host> StartAsync(string environment, Action<IServiceCollection>? change = null)
        {
            var (bot, logs) = (new FakeBot(), new LogLines());
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
            builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:PosBot", "memory")]);
            builder.Logging.ClearProviders().AddProvider(logs);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddDirectLine(static _ => { });
            builder.Services.AddTurns(builder.Configuration);
            builder.Services.AddSingleton<IBot>(bot);
            builder.Services.AddSingleton<TurnTrouble>(static (_, _, _) => Task.CompletedTask);
            change?.Invoke(builder.Services);
            var app = builder.Build();
            app.MapMessages();
            app.MapGet("/read", static async (ICaseStore store) => (await store.LoadAsync(new CaseKey("a", "b", "c"), null, default)).Version);
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new(app, bot, logs);
        }

        public async Task<(HttpStatusCode Status, JsonNode Json, TimeSpan? RetryAfter)> PostAsync(string body, string? header = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (header is not null) request.Headers.TryAddWithoutValidation(header, "for=203.0.113.7");
            using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!, response.Headers.RetryAfter?.Delta);
        }

        public async Task<HttpStatusCode> GetAsync(string path)
        {
            using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return response.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await app.DisposeAsync();
        }
    }
}
