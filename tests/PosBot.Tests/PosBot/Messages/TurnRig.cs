using BotFramework;
using BotFramework.Schema;
using DirectLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PosBot.Messages;
using PosBot.State;
using PosBot.Tests.State;

namespace PosBot.Tests.Messages;

/// <summary>The whole path of a message, as the service registers it, without HTTP.</summary>
sealed class TurnRig : IAsyncDisposable
{
    readonly ServiceProvider _services;
    readonly ScratchFolder? _folder;

    /// <param name="store">memory or sqlite.</param>
    /// <param name="change">The last word on the services.</param>
    public TurnRig(string store = "memory", Action<IServiceCollection>? change = null)
    {
        _folder = store == "sqlite" ? new ScratchFolder() : null;
        DatabasePath = _folder?.File("posbot.db");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:PosBot", DatabasePath is null ? store : "Data Source=" + DatabasePath)]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(Time);
        services.AddDirectLine(static _ => { });
        services.AddTurns(configuration);
        services.AddSingleton<IBot>(Bot);
        services.AddSingleton<TurnTrouble>(static async (turnContext, turn, token) => await turnContext.SendActivityAsync("sorry, " + turn.Record.OpenQuestion + "?", cancellationToken: token));
        change?.Invoke(services);
        _services = services.BuildServiceProvider();
        Channel = new FakeChannel(Get<TurnMiddleware>(), Bot);
    }

    public string? DatabasePath { get; }
    public TestTime Time { get; } = new();
    public FakeBot Bot { get; } = new();
    public LogLines Logs { get; } = new();
    public FakeChannel Channel { get; }
    public ICaseStore Store => Get<ICaseStore>();
    public IOutbox Outbox => Get<IOutbox>();
    public static CaseKey Key => new("emulator", "c|1;messageid=2", "person");

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A message of the one person, in a conversation with an awkward id.</summary>
    public static Activity Message(string? id, string text, string? deliveryMode = null) => new()
    {
        Type = ActivityTypes.Message,
        Id = id,
        Text = text,
        ChannelId = Key.Channel,
        ServiceUrl = "http://localhost:1/_connector",
        DeliveryMode = deliveryMode,
        Conversation = new ConversationAccount { Id = Key.Conversation },
        From = new ChannelAccount { Id = Key.Person, Name = "Wang" },
        Recipient = new ChannelAccount { Id = "bot", Name = "Bot" },
    };

    /// <summary>Posts with expectReplies; the texts of the replies.</summary>
    public async Task<string[]> SayAsync(string? id, string text) =>
        [.. (await Channel.PostAsync(Message(id, text, DeliveryModes.ExpectReplies))).Select(static reply => reply.Text!)];

    public async Task<CaseRecord> RecordAsync() => (await Store.LoadAsync(Key, null, CancellationToken.None)).Record;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder?.Dispose();
    }
}

/// <summary>Every line that was logged, with its exception.</summary>
sealed class LogLines : ILoggerProvider, ILogger
{
    readonly List<string> _lines = [];

    public string All
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    /// <summary>Keeps nothing, and says so to whoever asks before it writes.</summary>
    public bool Silent { get; set; }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => !Silent;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines) _lines.Add(formatter(state, exception) + exception);
    }

    public void Dispose() { }
}
