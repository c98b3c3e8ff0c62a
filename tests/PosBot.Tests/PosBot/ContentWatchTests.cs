using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

using BotFramework;
using BotFramework.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PosBot.Dialogs;
using PosBot.Messages;
using PosBot.Tests.Service.Stories;
using PosBot.Tests.Triage;

namespace PosBot.Tests.Service;

/// <summary>The content edited under the running service. The watch looks when the test says so; nothing waits.</summary>
public sealed class ContentWatchTests : IAsyncDisposable
{
    const string Help = "words/zh-CN/ui.md", HelpHead = "我能帮您看：";

    readonly WatchedHost host = new();
    readonly HttpClient client;
    readonly ContentWatch watch;

    public ContentWatchTests()
    {
        client = host.CreateClient();
        watch = ActivatorUtilities.CreateInstance<ContentWatch>(host.Services);
    }

    [Fact]
    public async Task A_good_edit_is_said_from_the_next_turn_on()
    {
        Assert.Contains(HelpHead, await Say("帮助"), StringComparison.Ordinal);
        var before = host.Services.GetRequiredService<Knowledge>().Pack.Hash;
        host.Edit(Help, text => text.Replace(HelpHead, "我可以看：", StringComparison.Ordinal));
        LookTwice();
        Assert.Contains("我可以看：", await Say("帮助"), StringComparison.Ordinal);
        Assert.NotEqual(before, host.Services.GetRequiredService<Knowledge>().Pack.Hash);
        Assert.Equal("Healthy", await Ready());
    }

    [Fact]
    public async Task A_change_still_being_written_is_left_until_two_looks_agree()
    {
        host.Edit(Help, text => text.Replace(HelpHead, "甲：", StringComparison.Ordinal));
        watch.Look();
        host.Edit(Help, text => text.Replace("甲：", "甲乙：", StringComparison.Ordinal));
        watch.Look();
        Assert.Contains(HelpHead, await Say("帮助"), StringComparison.Ordinal);
        watch.Look();
        Assert.Contains("甲乙：", await Say("帮助"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_edit_leaves_the_old_content_answering_logs_every_problem_and_is_seen_in_ready_until_it_is_mended()
    {
        host.Edit(Help, text => text.Replace(HelpHead, "快！我能帮您看：", StringComparison.Ordinal));
        host.Edit("rules/fee.json", text => text.Replace("\"support-fee\"", "\"zz-outcome\"", StringComparison.Ordinal));
        LookTwice();
        Assert.Contains(HelpHead, await Say("帮助"), StringComparison.Ordinal);
        Assert.DoesNotContain("快！", await Say("帮助"), StringComparison.Ordinal);
        Assert.Equal("Degraded", await Ready());
        var logged = host.Log.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).ToArray();
        Assert.Contains(logged, line => line.Contains("exclamation", StringComparison.Ordinal) && line.Contains(Help, StringComparison.Ordinal));
        Assert.Contains(logged, line => line.Contains("outcome-unknown", StringComparison.Ordinal) && line.Contains("rules/fee.json", StringComparison.Ordinal));

        host.Edit(Help, text => text.Replace("快！", "", StringComparison.Ordinal));
        host.Edit("rules/fee.json", text => text.Replace("\"zz-outcome\"", "\"support-fee\"", StringComparison.Ordinal));
        LookTwice();
        Assert.Equal("Healthy", await Ready());
    }

    [Theory]
    [InlineData("lexicon.json", "{")]
    [InlineData("providers.json", "{")]
    [InlineData("calendar.json", "[]")]
    public async Task A_file_that_is_no_json_or_another_shape_never_ends_the_service(string file, string text)
    {
        host.Edit(file, _ => text);
        LookTwice();
        Assert.Contains(HelpHead, await Say("帮助"), StringComparison.Ordinal);
        // The lexicon goes with the model, which stays: it is not even read.
        Assert.Equal(file == "lexicon.json" ? "Healthy" : "Degraded", await Ready());
    }

    [Fact]
    public async Task A_text_that_the_program_names_cannot_be_taken_away_while_it_runs()
    {
        foreach (var locale in new[] { "zh-CN", "en-US" })
            host.Edit($"words/{locale}/ui.md", text => text.Replace("## ui.help\n", "## ui.helped\n", StringComparison.Ordinal));
        LookTwice();
        Assert.Contains(HelpHead, await Say("帮助"), StringComparison.Ordinal);
        Assert.Contains(host.Log, line => line.Contains("'ui.help' is gone", StringComparison.Ordinal));
        Assert.Equal("Degraded", await Ready());
    }

    [Fact]
    public void New_utterances_are_said_to_wait_for_the_next_build()
    {
        host.Edit("utterances/zh-CN/what_is_why.txt", text => text + "\n什么是到账\n");
        LookTwice();
        Assert.Contains(host.Log, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("utterances/zh-CN/what_is_why.txt", StringComparison.Ordinal) && line.Contains("topic model", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_turn_keeps_the_edition_that_it_started_with_even_when_it_is_run_again()
    {
        var edition = host.Services.GetRequiredService<CurrentEdition>();
        using var turn = new TurnContext(new SilentAdapter(), Message("帮助"));
        turn.TurnState.Set(new CaseTurn(new("test", "test", "test"), new(), 0, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken));
        await edition.OnTurnAsync(turn, TestContext.Current.CancellationToken);
        host.Edit(Help, text => text.Replace(HelpHead, "我可以看：", StringComparison.Ordinal));
        LookTwice();
        await edition.OnTurnAsync(turn, TestContext.Current.CancellationToken);
        using var next = new TurnContext(new SilentAdapter(), Message("帮助"));
        next.TurnState.Set(new CaseTurn(new("test", "test", "test"), new(), 0, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken));
        await edition.OnTurnAsync(next, TestContext.Current.CancellationToken);
        Assert.All(((SilentAdapter)turn.Adapter).Said, said => Assert.Contains(HelpHead, said, StringComparison.Ordinal));
        Assert.Equal(2, ((SilentAdapter)turn.Adapter).Said.Count);
        Assert.Contains("我可以看：", Assert.Single(((SilentAdapter)next.Adapter).Said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Production", null, false)]
    [InlineData("Production", "true", true)]
    [InlineData("Development", "false", false)]
    public void Only_development_watches_unless_it_is_set(string environment, string? setting, bool watches)
    {
        using var other = new WatchedHost(environment, setting);
        Assert.Equal(watches, other.Services.GetServices<IHostedService>().OfType<ContentWatch>().Any());
    }

    [Fact]
    public async Task Facts_that_nobody_has_checked_for_a_year_are_seen_in_ready()
    {
        host.Business.AdjustTime(DateTimeOffset.Parse("2029-01-01T10:00:00+08:00"));
        Assert.Equal("Degraded", await Ready());
        Assert.Contains(HelpHead, await Say("帮助"), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        watch.Dispose();
        await host.DisposeAsync();
    }

    void LookTwice()
    {
        watch.Look();
        watch.Look();
    }

    int said;

    async Task<string> Say(string text)
    {
        var response = await client.PostAsJsonAsync("/api/messages", new ChannelActivity("emulator").Message($"watch-{said++}", text, "zh-CN"), TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return ReplyText.Of([.. (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["activities"]!.AsArray().Select(a => a!.AsObject())]).Text;
    }

    async Task<string> Ready()
    {
        using var response = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    static Activity Message(string text) => new()
    {
        Type = ActivityTypes.Message, Id = "1", Text = text, ChannelId = "test", Locale = "zh-CN",
        From = new ChannelAccount("you"), Recipient = new ChannelAccount("posbot"), Conversation = new ConversationAccount(id: "test"),
    };

    sealed class SilentAdapter : BotAdapter
    {
        public List<string> Said { get; } = [];

        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
        {
            Said.AddRange(activities.Select(a => a.Text ?? ""));
            return Task.FromResult(activities.Select(_ => new ResourceResponse("1")).ToArray());
        }

        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>The service on a copy of the content that may be edited, with its log in a list.</summary>
    sealed class WatchedHost : WebApplicationFactory<Program>, ILoggerProvider
    {
        readonly string folder = Directory.CreateTempSubdirectory("posbot-watch-").FullName;
        readonly (string Environment, string? Watch) settings;
        int edits;

        public WatchedHost(string environment = "Development", string? watch = "false")
        {
            settings = (environment, watch);
            foreach (var file in Directory.GetFiles(RealPack.Folder, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(RealPack.Folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        public FakeTimeProvider Business { get; } = new(DateTimeOffset.Parse("2026-11-23T10:00:00+08:00"));

        public System.Collections.Concurrent.ConcurrentQueue<string> Log { get; } = [];

        public void Edit(string file, Func<string, string> edit)
        {
            var path = Path.Combine(folder, file);
            var (before, after) = (File.ReadAllText(path), edit(File.ReadAllText(path)));
            Assert.NotEqual(before, after);
            File.WriteAllText(path, after);
            // Two edits within one tick of the file system would look alike.
            File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddSeconds(++edits));
        }

        ILogger ILoggerProvider.CreateLogger(string categoryName) => new ListLogger(Log);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(settings.Environment);
            builder.UseSetting("ConnectionStrings:PosBot", "memory");
            builder.UseSetting("PosBot:Dialogs", folder);
            if (settings.Watch is { } watch) builder.UseSetting("PosBot:WatchContent", watch);
            builder.ConfigureLogging(logging => logging.AddProvider(this));
            builder.ConfigureServices(services => services.AddKeyedSingleton<TimeProvider>("business", Business).AddSingleton<IStartupFilter, FromThisMachine>());
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>In memory there is no peer, and without a password only this machine is answered.</summary>
    sealed class FromThisMachine : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                return rest(context);
            });
            next(app);
        };
    }

    sealed class ListLogger(System.Collections.Concurrent.ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
    }
}
