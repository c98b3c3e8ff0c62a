using System.Text.Json.Nodes;
using BotFramework;
using BotFramework.Schema;
using DirectLine;
using Microsoft.Extensions.DependencyInjection;
using PosBot.State;

namespace PosBot.Tests.Messages;

public sealed class DirectLineTurnTests
{
    public static TheoryData<string> Stores => ["memory", "sqlite"];

    [Theory, MemberData(nameof(Stores))]
    public async Task Echo_and_replies_appear_once_in_order_with_rising_times(string store)
    {
        await using var rig = new TurnRig(store);
        rig.Bot.Turn = static async (turnContext, turn) =>
        {
            await turnContext.SendActivityAsync("one");
            await turnContext.SendActivityAsync("two");
            turn.Record = turn.Record with { Welcomed = true };
        };
        for (var time = 0; time < 2; time++) Assert.Equal(DirectLineOutcome.Committed, await Deliver(rig, Said(rig, "m1", "hello")));
        var log = await Log(rig);
        Assert.Equal(["hello", "one", "two"], log.Select(static entry => (string?)entry["text"]));
        Assert.Equal(["user", "bot", "bot"], log.Select(static entry => (string?)entry["from"]!["role"]));
        Assert.Equal("untouched", (string?)log[0]["channelData"]!["clientActivityID"]);
        Assert.Equal(["m1", "m1"], log.Skip(1).Select(static entry => (string?)entry["replyToId"]));
        var times = log.Select(static entry => DateTimeOffset.Parse((string)entry["timestamp"]!, null)).ToArray();
        Assert.Equal(times.Distinct().Order(), times);
        Assert.All(log, static entry => Assert.Null(entry["serviceUrl"]));
        Assert.Equal(1, rig.Bot.Turns);
        Assert.Null((await rig.Store.LoadAsync(new CaseKey("webchat", "c1", "dl_a"), null, default)).Record.Reference);
    }

    [Fact]
    public async Task The_start_of_a_conversation_has_a_welcome_and_no_echo()
    {
        await using var rig = new TurnRig();
        rig.Bot.Turn = static (turnContext, _) => turnContext.SendActivityAsync("welcome");
        var start = Said(rig, "s", "");
        start.Json["type"] = "conversationUpdate";
        await Deliver(rig, start);
        var welcome = Assert.Single(await Log(rig));
        Assert.Equal("welcome", (string?)welcome["text"]);
        Assert.Null(welcome["replyToId"]);
    }

    [Fact]
    public async Task A_store_that_fails_makes_the_channel_say_busy()
    {
        await using var rig = new TurnRig(change: static services => services.AddSingleton<ICaseStore, BrokenStore>());
        Assert.Equal(DirectLineOutcome.Busy, await Deliver(rig, Said(rig, "m1", "hello")));
        Assert.Equal(0, rig.Bot.Turns);
    }

    [Fact]
    public async Task The_bot_can_speak_first_through_the_same_transaction()
    {
        await using var rig = new TurnRig();
        await Deliver(rig, Said(rig, "m1", "hello"));
        var reference = new ConversationReference
        {
            ChannelId = "webchat",
            Conversation = new ConversationAccount { Id = "c1" },
            User = new ChannelAccount { Id = "dl_a" },
            Bot = new ChannelAccount { Id = "bot" },
        };
        rig.Bot.Turn = static (turnContext, turn) => turnContext.SendActivityAsync("did it arrive? " + turn.Record.Answers["said0"]);
        await rig.Get<PosBot.Channels.DirectLineAdapter>().ContinueConversationAsync("", reference, rig.Bot.OnTurnAsync, default);
        Assert.Equal("did it arrive? hello", (string?)(await Log(rig))[^1]["text"]);
    }

    static DirectLineActivity Said(TurnRig rig, string id, string text) => new("c1", "dl_a", id, new JsonObject
    {
        ["type"] = "message",
        ["id"] = id,
        ["text"] = text,
        ["timestamp"] = rig.Time.GetUtcNow().ToString("O"),
        ["channelId"] = "webchat",
        ["serviceUrl"] = "http://localhost/",
        ["conversation"] = new JsonObject { ["id"] = "c1" },
        ["from"] = new JsonObject { ["id"] = "dl_a", ["role"] = "user" },
        ["recipient"] = new JsonObject { ["id"] = "bot" },
        ["channelData"] = new JsonObject { ["clientActivityID"] = "untouched" },
    });

    static Task<DirectLineOutcome> Deliver(TurnRig rig, DirectLineActivity activity) => rig.Get<IDirectLineBot>().DeliverAsync(activity, default);

    static async Task<JsonNode[]> Log(TurnRig rig) => [.. (await rig.Get<IDirectLineLog>().ReadAsync("c1", 0, 99, default))!.Activities.Select(static json => JsonNode.Parse(json)!)];
}

/// <summary>A store whose disk is full.</summary>
sealed class BrokenStore : ICaseStore
{
    static StoreUnavailableException Full => new("The disk is full.");

    public ValueTask<LoadedCase> LoadAsync(CaseKey key, string? activityId, CancellationToken cancellationToken) => throw Full;

    public ValueTask<CaseRecord?> FindAsync(string id, CancellationToken cancellationToken) => throw Full;

    public ValueTask<CommitResult> CommitAsync(TurnCommit turn, CancellationToken cancellationToken) => throw Full;

    public ValueTask EraseAsync(CaseKey key, CancellationToken cancellationToken) => throw Full;

    public ValueTask SweepAsync(DateTimeOffset casesBefore, DateTimeOffset answersBefore, CancellationToken cancellationToken) => throw Full;
}
