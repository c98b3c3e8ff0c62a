using BotFramework;
using BotFramework.Schema;
using Microsoft.Extensions.DependencyInjection;
using PosBot.Messages;
using PosBot.State;
using PosBot.Triage;

namespace PosBot.Tests.Messages;

public sealed class TurnTests
{
    public static TheoryData<string> Stores => ["memory", "sqlite"];

    [Theory, MemberData(nameof(Stores))]
    public async Task Answers_go_from_turn_to_turn(string store)
    {
        await using var rig = new TurnRig(store);
        Assert.Equal(["1: hello"], await rig.SayAsync("a1", "hello"));
        Assert.Equal(["2: 2800"], await rig.SayAsync("a2", "2800"));
        var record = await rig.RecordAsync();
        Assert.Equal((2, "hello", "2800"), (record.Turns, record.Answers["said0"], record.Answers["said1"]));
        Assert.Equal(rig.Time.GetUtcNow(), record.UpdatedAt);
        Assert.Contains("_connector", record.Reference, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task One_message_delivered_many_times_at_once_is_one_turn(string store)
    {
        await using var rig = new TurnRig(store);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => rig.SayAsync("a1", "hello"))));
        Assert.All(answers, static answer => Assert.Equal(["1: hello"], answer));
        Assert.Equal(1, rig.Bot.Turns);
        Assert.Equal(1, (await rig.RecordAsync()).Turns);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Different_messages_at_once_are_all_taken(string store)
    {
        await using var rig = new TurnRig(store);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(index => Task.Run(() => rig.SayAsync("a" + index, "m" + index))));
        var record = await rig.RecordAsync();
        Assert.Equal(12, record.Turns);
        Assert.Equal(12, record.Answers.Map.Values.Select(static answer => answer.Value).Distinct().Count());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_turn_that_lost_the_race_runs_again_from_the_winners_record_and_says_nothing_twice(string store)
    {
        await using var rig = new TurnRig(store);
        rig.Bot.Turn = async (turnContext, turn) =>
        {
            Assert.Null(turnContext.TurnState.Get<string>("left behind"));
            turnContext.TurnState.Set("left behind", "by an attempt");
            // Another host is faster, once.
            if (turn.Attempt == 0) await rig.Store.CommitAsync(new(TurnRig.Key, 0, new CaseRecord { Topic = "theirs", Turns = 1 }, "other"), default);
            await FakeBot.AnswerAsync(turnContext, turn);
        };
        Assert.Equal(["2: mine"], await rig.SayAsync("a1", "mine"));
        var record = await rig.RecordAsync();
        Assert.Equal(("theirs", "mine", 2), (record.Topic, record.Answers["said1"], record.Turns));
    }

    [Fact]
    public async Task A_turn_that_always_loses_gives_up_with_nothing_said()
    {
        await using var rig = new TurnRig();
        rig.Bot.Turn = async (turnContext, turn) =>
        {
            await rig.Store.CommitAsync(new(TurnRig.Key, turn.Attempt, new CaseRecord(), "other" + turn.Attempt), default);
            await turnContext.SendActivityAsync("never");
        };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => rig.SayAsync("a1", "mine"));
        Assert.Equal(3, rig.Bot.Turns);
        Assert.Null((await rig.Store.LoadAsync(TurnRig.Key, "a1", default)).Answer);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task An_exception_keeps_the_answers_says_so_and_asks_again(string store)
    {
        await using var rig = new TurnRig(store);
        await rig.SayAsync("a1", "hello");
        rig.Bot.Turn = async (turnContext, turn) =>
        {
            turn.Record = turn.Record with { Answers = Answers.None, OpenQuestion = "lost" };
            await turnContext.SendActivityAsync("half an answer");
            throw new InvalidOperationException("a sentence of the person");
        };
        Assert.Equal(["sorry, amount?"], await rig.SayAsync("a2", "boom"));
        var record = await rig.RecordAsync();
        Assert.Equal(("hello", "amount"), (record.Answers["said0"], record.OpenQuestion));
        Assert.Equal(["sorry, amount?"], await rig.SayAsync("a2", "boom"));
        Assert.DoesNotContain("a sentence of the person", rig.Logs.All, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", rig.Logs.All, StringComparison.Ordinal);
        rig.Bot.Turn = FakeBot.AnswerAsync;
        Assert.Equal(["3: go on"], await rig.SayAsync("a3", "go on"));
    }

    [Fact]
    public async Task A_turn_nobody_waits_for_leaves_nothing()
    {
        await using var rig = new TurnRig();
        using var gone = new CancellationTokenSource();
        rig.Bot.Turn = async (turnContext, turn) =>
        {
            await FakeBot.AnswerAsync(turnContext, turn);
            await gone.CancelAsync();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Channel.PostAsync(TurnRig.Message("a1", "hello"), gone.Token));
        Assert.Equal(0, (await rig.RecordAsync()).Turns);
        Assert.Empty(await rig.Outbox.DueAsync(rig.Time.GetUtcNow(), 9, default));
    }

    [Fact]
    public async Task An_invoke_gets_its_answer_and_a_repeat_the_same_one()
    {
        await using var rig = new TurnRig("sqlite");
        rig.Bot.Turn = async (turnContext, turn) =>
        {
            turn.Record = turn.Record with { Stage = "pressed" };
            var body = new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = "thanks" };
            await turnContext.SendActivityAsync(new Activity { Type = ActivityTypesEx.InvokeResponse, Value = new InvokeResponse { Status = 200, Body = body } });
        };
        for (var time = 0; time < 2; time++)
        {
            var press = TurnRig.Message("a1", "");
            press.Type = ActivityTypes.Invoke;
            await rig.Channel.PostAsync(press);
        }
        Assert.Equal(1, rig.Bot.Turns);
        Assert.Equal(2, rig.Channel.Sent.Count);
        Assert.Equal(
            ["""200 {"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"thanks"}""", """200 {"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"thanks"}"""],
            rig.Channel.Sent.Select(static sent => PosBot.Channels.UntypedJson.InvokeOf(sent)).Select(static answer => answer.Status + " " + answer.Body));
    }

    [Fact]
    public async Task An_activity_of_which_nothing_comes_is_not_written()
    {
        await using var rig = new TurnRig();
        rig.Bot.Turn = static (_, _) => Task.CompletedTask;
        Assert.Empty(await rig.SayAsync("a1", "hello"));
        Assert.Equal(0, (await rig.Store.LoadAsync(TurnRig.Key, "a1", default)).Version);
    }

    [Fact]
    public async Task Thin_activities_do_no_harm()
    {
        await using var rig = new TurnRig();
        Assert.Empty(await rig.Channel.PostAsync(new Activity { Type = "ping" }));
        Assert.Equal(0, rig.Bot.Turns);
        var thin = new Activity { Type = "message", Text = "hi", DeliveryMode = DeliveryModes.ExpectReplies, Conversation = new ConversationAccount { Id = "x" } };
        Assert.Equal("1: hi", Assert.Single(await rig.Channel.PostAsync(thin)).Text);
    }

    [Fact]
    public async Task A_case_with_too_many_waiting_refuses_and_goes_on_afterwards()
    {
        await using var rig = new TurnRig();
        var gate = new TaskCompletionSource();
        rig.Bot.Turn = async (turnContext, turn) =>
        {
            await gate.Task;
            await FakeBot.AnswerAsync(turnContext, turn);
        };
        var taken = Enumerable.Range(0, 17).Select(index => rig.SayAsync("a" + index, "m")).ToArray();
        await Assert.ThrowsAsync<MailboxFullException>(() => rig.SayAsync("b", "one more"));
        gate.SetResult();
        await Task.WhenAll(taken);
        Assert.Equal(17, (await rig.RecordAsync()).Turns);
        Assert.Equal(["18: after"], await rig.SayAsync("c", "after"));
    }

    [Fact]
    public async Task Typing_is_shown_once_when_a_turn_takes_long()
    {
        await using var rig = new TurnRig();
        rig.Bot.Turn = (turnContext, turn) =>
        {
            rig.Time.Advance(TimeSpan.FromMilliseconds(699));
            Assert.Empty(rig.Channel.Sent);
            rig.Time.Advance(TimeSpan.FromSeconds(5));
            return FakeBot.AnswerAsync(turnContext, turn);
        };
        await rig.Channel.PostAsync(TurnRig.Message("a1", "hello"));
        var typing = Assert.Single(rig.Channel.Sent);
        Assert.Equal((ActivityTypes.Typing, TurnRig.Key.Conversation, "person"), (typing.Type, typing.Conversation!.Id, typing.Recipient!.Id));

        rig.Bot.Turn = (_, _) =>
        {
            rig.Time.Advance(TimeSpan.FromSeconds(5));
            return Task.CompletedTask;
        };
        await rig.SayAsync("a2", "expects replies");
        Assert.Single(rig.Channel.Sent);
    }

    [Fact]
    public async Task Business_time_is_shanghai_time_and_can_be_moved_without_moving_the_system()
    {
        await using var rig = new TurnRig(change: static services => services.AddKeyedSingleton<TimeProvider>(
            "business", new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 9, 30, 17, 0, 0, TimeSpan.Zero))));
        rig.Bot.Turn = static async (turnContext, turn) => await turnContext.SendActivityAsync($"{turn.Now:O} {turn.Today:O}");
        Assert.Equal(["2026-10-01T01:00:00.0000000+08:00 2026-10-01"], await rig.SayAsync("a1", "when"));
        Assert.Equal(rig.Time.GetUtcNow(), (await rig.RecordAsync()).UpdatedAt);
    }

    [Fact]
    public async Task A_long_text_is_cut_and_flagged()
    {
        await using var rig = new TurnRig();
        rig.Bot.Turn = static async (turnContext, turn) => await turnContext.SendActivityAsync($"{turn.TooLong} {turnContext.Activity.Text!.Length}");
        Assert.Equal(["False 1000"], await rig.SayAsync("a1", new string('啊', 1000)));
        Assert.Equal(["True 1000"], await rig.SayAsync("a2", new string('啊', 1001)));
        Assert.Equal(["True 999"], await rig.SayAsync("a3", new string('啊', 999) + "😀😀"));
    }
}
