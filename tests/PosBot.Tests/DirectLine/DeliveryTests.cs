using System.Text.Json.Nodes;
using DirectLine;
using Microsoft.AspNetCore.Http;

namespace PosBot.Tests.DirectLine;

public sealed class DeliveryTests
{
    [Fact]
    public async Task Two_posts_of_one_id_at_the_same_time_share_one_turn()
    {
        await using var host = await EchoHost.StartAsync();
        await host.Log.OpenAsync("c", "dl_u", default);
        var finish = Hold(host.Bot);
        var activity = new DirectLineActivity("c", "dl_u", "a1", new JsonObject { ["type"] = "message", ["text"] = "hi" });
        var delivery = host.Service<Delivery>();
        var posts = new[] { delivery.DeliverAsync(activity), delivery.DeliverAsync(activity), delivery.DeliverAsync(activity with { Json = [] }) };
        Assert.All(posts, post => Assert.Same(posts[0], post));
        finish.SetResult();
        Assert.Equal([DirectLineOutcome.Committed, DirectLineOutcome.Committed, DirectLineOutcome.Committed], await Task.WhenAll(posts));
        Assert.Single(host.Bot.Delivered);
        Assert.Equal(2, (await host.Log.FindAsync("c", default))!.Watermark);
    }

    [Fact]
    public async Task Starts_at_the_same_time_and_a_late_one_with_an_old_view_greet_once()
    {
        await using var host = await EchoHost.StartAsync();
        var conversation = await host.Log.OpenAsync("c", "dl_u", default);
        var finish = Hold(host.Bot);
        var (delivery, grant, request) = (host.Service<Delivery>(), new Grant("c", "dl_u", null), new DefaultHttpContext().Request);
        var starts = new[] { delivery.GreetAsync(conversation, grant, request), delivery.GreetAsync(conversation, grant, request) };
        Assert.Same(starts[0], starts[1]);
        finish.SetResult();
        await Task.WhenAll(starts);
        await delivery.GreetAsync(conversation, grant, request);
        Assert.Single(host.Bot.Delivered);
        Assert.True((await host.Log.FindAsync("c", default))!.Greeted);
    }

    static TaskCompletionSource Hold(EchoBot bot)
    {
        var finish = new TaskCompletionSource();
        bot.Before = (_, _) => finish.Task;
        return finish;
    }
}
