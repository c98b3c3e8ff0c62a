using BotFramework;
using BotFramework.Adapters;
using BotFramework.Schema;
using Microsoft.Extensions.Time.Testing;

namespace PosBot.Tests.Protocol;

public sealed class ShowTypingTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TestAdapter _adapter = new();

    public ShowTypingTests() => _adapter.Use(new ShowTypingMiddleware(500, 2000, _time));

    [Fact]
    public async Task Typing_comes_after_the_delay_and_then_at_every_period_and_is_no_response()
    {
        await RunAsync(new Activity("message"), async turn =>
        {
            Advance(499);
            Assert.Equal([], Taken());
            Advance(1);
            Assert.Equal(["typing"], Taken());
            Advance(1999);
            Assert.Equal([], Taken());
            Advance(1);
            Assert.Equal(["typing"], Taken());
            Assert.False(turn.Responded);
            await turn.SendActivityAsync("x");
            Assert.Equal(["message"], Taken());
            Advance(500);
            Assert.Equal(["typing"], Taken());
        });
        Advance(10_000);
        Assert.Equal([], Taken());
    }

    [Fact]
    public async Task A_turn_that_fails_stops_typing_too()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(new Activity("message"), _ => throw new InvalidDataException()));
        Advance(10_000);
        Assert.Equal([], Taken());
    }

    [Theory]
    [InlineData("conversationUpdate", null)]
    [InlineData("message", "expectReplies")]
    public async Task Nobody_is_shown_typing_where_nobody_waits_for_it(string type, string? delivery) =>
        await RunAsync(new Activity(type) { DeliveryMode = delivery }, _ =>
        {
            Advance(10_000);
            Assert.Equal([], Taken());
            return Task.CompletedTask;
        });

    private Task RunAsync(Activity activity, Func<ITurnContext, Task> turn) => _adapter.ProcessActivityAsync(activity, (context, _) => turn(context));

    private void Advance(int milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    private List<string?> Taken()
    {
        var taken = new List<string?>();
        while (_adapter.GetNextReply() is { } reply)
            taken.Add(reply.Type);
        return taken;
    }
}
