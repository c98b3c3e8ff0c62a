using BotFramework;
using BotFramework.Adapters;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class TurnTests
{
    [Fact]
    public async Task Layers_run_from_the_outside_in_and_back()
    {
        var seen = new List<string>();
        var adapter = new TestAdapter().Use(new Layer("a", seen)).Use(new Layer("b", seen));
        await adapter.SendTextToBotAsync("x", (_, _) => Add(seen, "bot"), CancellationToken.None);
        Assert.Equal(["a>", "b>", "bot", "<b", "<a"], seen);
    }

    [Fact]
    public async Task A_layer_that_does_not_go_on_ends_the_turn_and_one_that_goes_on_twice_runs_the_rest_twice()
    {
        var seen = new List<string>();
        var adapter = new TestAdapter().Use(new Layer("a", seen, times: 2)).Use(new Layer("b", seen, times: 0));
        await adapter.SendTextToBotAsync("x", (_, _) => Add(seen, "bot"), CancellationToken.None);
        Assert.Equal(["a>", "b>", "<b", "b>", "<b", "<a"], seen);
    }

    [Fact]
    public async Task An_exception_reaches_the_handler_or_the_caller()
    {
        var adapter = new TestAdapter();
        await Assert.ThrowsAsync<InvalidDataException>(() => adapter.SendTextToBotAsync("x", (_, _) => throw new InvalidDataException(), CancellationToken.None));
        Exception? caught = null;
        adapter.OnTurnError = (_, failure) => Task.FromResult(caught = failure);
        await adapter.SendTextToBotAsync("x", (_, _) => throw new InvalidDataException(), CancellationToken.None);
        Assert.IsType<InvalidDataException>(caught);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_empty_text_cannot_be_sent(string text)
    {
        using var turn = Turn();
        await Assert.ThrowsAsync<ArgumentNullException>(() => turn.SendActivityAsync(text));
        Assert.False(turn.Responded);
    }

    [Fact]
    public async Task Interceptors_run_in_the_order_they_were_added_and_may_swallow()
    {
        using var turn = Turn();
        var seen = new List<string>();
        turn.OnSendActivities((_, activities, next) =>
        {
            seen.Add("first " + activities[0].Text);
            return next();
        });
        turn.OnSendActivities((_, _, _) =>
        {
            seen.Add("second");
            return Task.FromResult(Array.Empty<ResourceResponse>());
        });
        var response = await turn.SendActivityAsync("x");
        Assert.Null(response.Id);
        Assert.Equal(["first x", "second"], seen);
        Assert.False(turn.Responded);
        Assert.Null(((TestAdapter)turn.Adapter).GetNextReply());
    }

    [Fact]
    public async Task Edits_and_deletions_pass_their_interceptors()
    {
        using var turn = Turn();
        var seen = new List<string?>();
        turn.OnUpdateActivity(async (_, activity, next) =>
        {
            var response = await next();
            seen.Add($"update {activity.Id} {response.Id}");
            return response;
        });
        turn.OnDeleteActivity((_, reference, next) =>
        {
            seen.Add($"delete {reference.ActivityId}");
            return next();
        });
        var reply = MessageFactory.Text("x");
        await turn.SendActivityAsync(reply);
        var id = reply.Id;
        await turn.UpdateActivityAsync(reply);
        await turn.DeleteActivityAsync(id!);
        Assert.Equal([$"update {id} {id}", $"delete {id}"], seen);
        Assert.Null(((TestAdapter)turn.Adapter).GetNextReply());
    }

    [Fact]
    public async Task Sending_addresses_the_callers_own_object()
    {
        using var turn = Turn();
        var reply = MessageFactory.Text("x");
        await turn.SendActivityAsync(reply);
        Assert.Equal(("b1", "u1", "a1", "zh-CN"), (reply.From?.Id, reply.Recipient?.Id, reply.ReplyToId, reply.Locale));
        Assert.True(turn.Responded);
    }

    [Fact]
    public async Task A_turn_that_is_over_sends_nothing()
    {
        var turn = Turn();
        turn.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => turn.SendActivityAsync("x"));
        Assert.Throws<ObjectDisposedException>(() => turn.TurnState.Get<string>("k"));
    }

    [Fact]
    public void What_layers_leave_is_found_by_name_or_by_type()
    {
        using var state = new TurnContextStateCollection();
        state.Add("k", "v");
        state.Add<IList<int>>([1]);
        Assert.Equal("v", state.Get<string>("K"));
        Assert.Null(state.Get<List<int>>("k"));
        Assert.Single(state.Get<IList<int>>()!);
        Assert.Throws<ArgumentException>(() => state.Add("k", "w"));
        state.Set("k", "w");
        Assert.Equal("w", state.Get<string>("k"));
    }

    [Fact]
    public void Messages_of_the_factory_carry_empty_lists_and_a_hint()
    {
        var text = MessageFactory.Text("x");
        Assert.Empty(text.Attachments!);
        Assert.Empty(text.Entities!);
        Assert.Equal(InputHints.AcceptingInput, text.InputHint);
        Assert.Equal(AttachmentLayoutTypes.List, MessageFactory.Attachment(new Attachment()).AttachmentLayout);
        Assert.Equal(AttachmentLayoutTypes.Carousel, MessageFactory.Carousel([new Attachment()]).AttachmentLayout);
        var offered = MessageFactory.SuggestedActions(["是", "否"], "?", null, null, ["u1"]);
        Assert.Equal(["是", "否"], offered.SuggestedActions!.Actions!.Select(action => (string)action.Value!));
        Assert.Equal(["u1"], offered.SuggestedActions.To);
    }

    private static TurnContext Turn()
    {
        var activity = new Activity
        {
            Type = "message", Id = "a1", Locale = "zh-CN", ChannelId = "test", From = new ChannelAccount("u1"), Recipient = new ChannelAccount("b1"), Conversation = new ConversationAccount(id: "c1"),
        };
        return new TurnContext(new TestAdapter(), activity);
    }

    private static Task Add(List<string> seen, string what)
    {
        seen.Add(what);
        return Task.CompletedTask;
    }

    private sealed class Layer(string name, List<string> seen, int times = 1) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            seen.Add(name + ">");
            for (var run = 0; run < times; run++)
                await next(cancellationToken);
            seen.Add("<" + name);
        }
    }
}
