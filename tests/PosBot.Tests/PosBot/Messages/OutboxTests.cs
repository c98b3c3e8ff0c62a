using System.Net;
using BotFramework;
using BotFramework.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PosBot.Messages;
using PosBot.State.Memory;

namespace PosBot.Tests.Messages;

public sealed class OutboxTests
{
    [Fact]
    public async Task Replies_reach_the_channel_in_order_under_the_message_they_answer()
    {
        await using var rig = Rig(out var calls);
        rig.Bot.Turn = static async (turnContext, _) =>
        {
            await turnContext.SendActivityAsync("one");
            await turnContext.SendActivitiesAsync([new Activity { Type = ActivityTypes.Typing }, MessageFactory.Text("two")]);
        };
        await rig.Channel.PostAsync(TurnRig.Message("a1", "hello"));
        await using var worker = await StartAsync(rig);
        Assert.Equal("POST /_connector/v3/conversations/c%7C1%3Bmessageid%3D2/activities/a1 one", await calls.NextAsync());
        Assert.Equal("POST /_connector/v3/conversations/c%7C1%3Bmessageid%3D2/activities/a1 two", await calls.NextAsync());
        await worker.StopAsync();
        Assert.Empty(await rig.Outbox.DueAsync(rig.Time.GetUtcNow(), 9, default));
    }

    [Fact]
    public async Task What_an_earlier_process_left_goes_out_at_start_and_a_later_turn_wakes_the_worker()
    {
        await using var rig = Rig(out var calls);
        await rig.Channel.PostAsync(TurnRig.Message("a1", "before"));
        await using var worker = await StartAsync(rig);
        Assert.EndsWith("1: before", await calls.NextAsync(), StringComparison.Ordinal);
        await rig.Channel.PostAsync(TurnRig.Message("a2", "after"));
        Assert.EndsWith("2: after", await calls.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_reply_is_tried_again_and_the_next_one_waits_behind_it()
    {
        await using var rig = Rig(out var calls);
        calls.Fail = static (attempt, _) => attempt == 0 ? HttpStatusCode.InternalServerError : null;
        await rig.Channel.PostAsync(TurnRig.Message("a1", "first"));
        await rig.Channel.PostAsync(TurnRig.Message("a2", "second"));
        await using var worker = await StartAsync(rig);
        Assert.EndsWith("1: first", await calls.NextAsync(), StringComparison.Ordinal);
        await rig.Time.PassAsync(TimeSpan.FromSeconds(1));
        Assert.EndsWith("1: first", await calls.NextAsync(), StringComparison.Ordinal);
        Assert.EndsWith("2: second", await calls.NextAsync(), StringComparison.Ordinal);
        await worker.StopAsync();
        Assert.Empty(await rig.Outbox.DueAsync(rig.Time.GetUtcNow(), 9, default));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, 1)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 12)]
    public async Task A_reply_nobody_takes_becomes_a_dead_letter_and_the_next_goes_on(HttpStatusCode refusal, int tries)
    {
        await using var rig = Rig(out var calls);
        calls.Fail = (_, text) => text == "1: first" ? refusal : null;
        await rig.Channel.PostAsync(TurnRig.Message("a1", "first"));
        await rig.Channel.PostAsync(TurnRig.Message("a2", "second"));
        await using var worker = await StartAsync(rig);
        for (var attempt = 0; attempt < tries; attempt++)
        {
            if (attempt > 0) await rig.Time.PassAsync(TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, attempt - 1))));
            Assert.EndsWith("1: first", await calls.NextAsync(), StringComparison.Ordinal);
        }
        Assert.EndsWith("2: second", await calls.NextAsync(), StringComparison.Ordinal);
        await worker.StopAsync();
        Assert.Empty(await rig.Outbox.DueAsync(rig.Time.GetUtcNow(), 9, default));
        var letter = Assert.Single(rig.Get<MemoryOutbox>().DeadLetters);
        Assert.Equal("delivery", letter.Kind);
        Assert.Contains("1: first", letter.Activity, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_only_calls_itself_a_delivery_is_an_ordinary_turn()
    {
        await using var rig = Rig(out _);
        var forged = TurnRig.Message("a1", "");
        (forged.Type, forged.Name) = (ActivityTypes.Event, ActivityEventNames.ContinueConversation);
        forged.RelatesTo = new ConversationReference();
        await rig.Channel.PostAsync(forged);
        Assert.Equal(1, (await rig.RecordAsync()).Turns);
    }

    static TurnRig Rig(out ChannelCalls calls)
    {
        var made = calls = new ChannelCalls();
        return new TurnRig(change: services => services.AddSingleton<IHttpClientFactory>(made));
    }

    static async Task<Running> StartAsync(TurnRig rig)
    {
        var worker = rig.Get<IEnumerable<IHostedService>>().OfType<OutboxWorker>().Single();
        await worker.StartAsync(CancellationToken.None);
        return new(worker);
    }

    sealed class Running(OutboxWorker worker) : IAsyncDisposable
    {
        public Task StopAsync() => worker.StopAsync(CancellationToken.None);

        public async ValueTask DisposeAsync() => await StopAsync();
    }
}
