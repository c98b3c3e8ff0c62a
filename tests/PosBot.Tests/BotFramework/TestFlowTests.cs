using BotFramework;
using BotFramework.Adapters;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class TestFlowTests
{
    [Fact]
    public async Task A_flow_holds_when_the_bot_says_what_is_expected() =>
        await Flow().Test("a", "echo a").Send("b").AssertReplyContains("b").Send("c").AssertReplyOneOf(["x", "echo c"]).AssertNoReply().StartTestAsync();

    [Fact]
    public async Task A_flow_fails_on_a_wrong_a_missing_and_an_unexpected_reply()
    {
        await FailsAsync(Flow().Test("a", "echo b"));
        await FailsAsync(Flow().Send("a").AssertReplyContains("z"));
        await FailsAsync(Flow().Send("a").AssertReplyOneOf(["z"]));
        await FailsAsync(Flow().Send("a").AssertNoReply());
        await FailsAsync(Flow().Send("a").AssertReply("echo a").AssertReply("more", timeout: 1));
        await FailsAsync(Flow().Test("a", "echo b").Test("c", "echo c"));
    }

    [Fact]
    public async Task Traces_are_dropped_unless_asked_for()
    {
        foreach (var enabled in new[] { false, true })
        {
            var adapter = new TestAdapter("test", enabled);
            await adapter.SendTextToBotAsync("x", (turn, stop) => turn.SendActivityAsync(turn.Activity.CreateTrace("t"), stop), CancellationToken.None);
            Assert.Equal(enabled, adapter.GetNextReply()?.Type == ActivityTypes.Trace);
        }
    }

    private static TestFlow Flow() => new(new TestAdapter(), new TurnBot((turn, stop) => turn.SendActivityAsync($"echo {turn.Activity.Text}", cancellationToken: stop)));

    private static Task FailsAsync(TestFlow flow) => Assert.ThrowsAsync<InvalidOperationException>(flow.StartTestAsync);
}
