using System.Net;
using System.Net.WebSockets;

namespace PosBot.Tests.DirectLine;

public sealed class StreamTests
{
    [Fact]
    public async Task What_was_sent_before_the_socket_opened_is_replayed_on_it()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        await page.SayAsync("a");
        using var stream = await page.ListenAsync();
        Assert.Equal(["hello", "a", "echo: a"], await stream.TextsAsync(3));
        Assert.Equal("3", stream.Watermark);
        await page.SayAsync("b");
        Assert.Equal(["b", "echo: b"], await stream.TextsAsync(2));
        Assert.Equal("5", stream.Watermark);
    }

    [Fact]
    public async Task A_socket_on_http_2_works_as_well()
    {
        await using var host = await EchoHost.StartAsync(http2: true);
        var page = await Page.OpenAsync(host);
        using var stream = await page.ListenAsync();
        await page.SayAsync("a");
        Assert.Equal(["hello", "a", "echo: a"], await stream.TextsAsync(3));
    }

    [Fact]
    public async Task A_reload_without_a_watermark_brings_the_history_back_and_with_one_only_the_rest()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        await page.SayAsync("a");
        await page.ResumeAsync();
        using (var stream = await page.ListenAsync()) Assert.Equal(["hello", "a", "echo: a"], await stream.TextsAsync(3));
        await page.ResumeAsync("3");
        await page.SayAsync("b");
        using (var stream = await page.ListenAsync()) Assert.Equal(["b", "echo: b"], await stream.TextsAsync(2));
    }

    [Fact]
    public async Task A_long_history_comes_whole_and_in_order()
    {
        await using var host = await EchoHost.StartAsync(options => options.PostsPerConversation = new(500, 500));
        var page = await Page.OpenAsync(host);
        host.Bot.Say = _ => null;
        foreach (var number in Enumerable.Range(0, 250)) await page.SayAsync($"{number}");
        using var stream = await page.ListenAsync();
        var texts = await stream.TextsAsync(251);
        Assert.Equal(["hello", .. Enumerable.Range(0, 250).Select(number => $"{number}")], texts);
        Assert.Equal("251", stream.Watermark);
    }

    [Fact]
    public async Task Every_tab_gets_everything_once_and_other_conversations_nothing()
    {
        await using var host = await EchoHost.StartAsync();
        var ann = await Page.OpenAsync(host);
        var bob = await Page.OpenAsync(host);
        using var first = await ann.ListenAsync();
        using var second = await ann.ListenAsync();
        using var others = await bob.ListenAsync();
        await ann.SayAsync("a");
        await bob.SayAsync("b");
        host.Hub.NotifyAll();
        await ann.SayAsync("c");
        Assert.Equal(["hello", "a", "echo: a", "c", "echo: c"], await first.TextsAsync(5));
        Assert.Equal(["hello", "a", "echo: a", "c", "echo: c"], await second.TextsAsync(5));
        Assert.Equal(["hello", "b", "echo: b"], await others.TextsAsync(3));
    }

    [Fact]
    public async Task Typing_goes_to_the_socket_and_is_not_kept()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        using var stream = await page.ListenAsync();
        await stream.TextsAsync(1);
        host.Hub.SendTyping(page.ConversationId);
        var typing = Assert.Single((await stream.FrameAsync())!)!;
        Assert.Equal(("typing", "bot", "1"), ((string?)typing["type"], (string?)typing["from"]!["role"], stream.Watermark));
        Assert.Equal(["hello"], (await page.PollAsync()).Texts);
    }

    [Fact]
    public async Task Empty_frames_are_ignored()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        using var stream = await page.ListenAsync();
        for (var count = 0; count < 30; count++) await stream.Socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, default);
        await page.SayAsync("a");
        Assert.Equal(["hello", "a", "echo: a"], await stream.TextsAsync(3));
    }

    [Fact]
    public async Task A_client_that_talks_on_the_socket_is_hung_up_on()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        using var stream = await page.ListenAsync();
        await stream.TextsAsync(1);
        await stream.Socket.SendAsync(new byte[8192], WebSocketMessageType.Binary, true, default);
        Assert.Null(await stream.FrameAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, stream.Socket.CloseStatus);
    }

    [Fact]
    public async Task The_right_in_the_url_lasts_a_minute_and_opens_one_conversation()
    {
        await using var host = await EchoHost.StartAsync();
        var ann = await Page.OpenAsync(host);
        var bob = await Page.OpenAsync(host);
        await RefusedAsync(ann, ann.StreamUrl.Replace(ann.ConversationId, bob.ConversationId, StringComparison.Ordinal));
        await RefusedAsync(ann, ann.StreamUrl[..ann.StreamUrl.IndexOf("t=", StringComparison.Ordinal)] + "t=" + ann.Token);
        await RefusedAsync(ann, ann.StreamUrl[..ann.StreamUrl.IndexOf("&t=", StringComparison.Ordinal)]);
        host.Time.Advance(TimeSpan.FromSeconds(60));
        await RefusedAsync(ann, ann.StreamUrl);
        await ann.ResumeAsync();
        using var stream = await ann.ListenAsync();
        Assert.Equal(["hello"], await stream.TextsAsync(1));
    }

    [Fact]
    public async Task One_socket_too_many_closes_the_oldest()
    {
        await using var host = await EchoHost.StartAsync(options => options.SocketsPerConversation = 2);
        var page = await Page.OpenAsync(host);
        using var first = await page.ListenAsync();
        await first.TextsAsync(1);
        using var second = await page.ListenAsync();
        await second.TextsAsync(1);
        using var third = await page.ListenAsync();
        Assert.Null(await first.FrameAsync());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, first.Socket.CloseStatus);
        await page.SayAsync("a");
        Assert.Equal(["a", "echo: a"], await second.TextsAsync(2));
        Assert.Equal(["hello", "a", "echo: a"], await third.TextsAsync(3));
    }

    [Fact]
    public async Task A_shutdown_says_goodbye_to_open_sockets()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        using var stream = await page.ListenAsync();
        await stream.TextsAsync(1);
        var stopping = host.StopAsync();
        Assert.Null(await stream.FrameAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, stream.Socket.CloseStatus);
        await stream.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        await stopping;
        Assert.Equal(0, host.Hub.Sockets);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_dropped_and_resumes_by_its_watermark()
    {
        await using var host = await EchoHost.StartAsync(options => options.SendTimeout = TimeSpan.FromSeconds(1));
        host.Bot.Say = text => text + new string('x', 4_000_000);
        var page = await Page.OpenAsync(host);
        using (var stream = await page.ListenAsync())
        {
            await stream.TextsAsync(1);
            for (var count = 0; count < 10; count++) await page.SayAsync($"{count}");
            await UntilAsync(() => host.Hub.Sockets == 0, () => host.Time.Advance(TimeSpan.FromSeconds(1)));
        }
        page.Token = (await page.SendAsync(HttpMethod.Post, "/tokens/reissue")).Text("token");
        await page.ResumeAsync("1");
        using var resumed = await page.ListenAsync();
        var texts = await resumed.TextsAsync(20);
        Assert.Equal(Enumerable.Range(0, 10).Select(count => $"{count}"), texts.Where(text => text.Length == 1));
    }

    [Fact]
    public async Task A_client_that_vanishes_is_forgotten()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        using (var stream = await page.ListenAsync())
        {
            await stream.TextsAsync(1);
            Assert.Equal(1, host.Hub.Sockets);
        }
        await UntilAsync(() => host.Hub.Sockets == 0, () => { });
        Assert.Equal(HttpStatusCode.OK, (await page.SayAsync("a")).Status);
    }

    [Fact]
    public async Task A_shutdown_does_not_wait_for_a_client_that_does_not_answer_the_goodbye()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        using var stream = await page.ListenAsync();
        await stream.TextsAsync(1);
        var stopping = host.StopAsync();
        await UntilAsync(() => stopping.IsCompleted, () => host.Time.Advance(TimeSpan.FromSeconds(1)));
        Assert.Equal(0, host.Hub.Sockets);
    }

    static async Task UntilAsync(Func<bool> done, Action meanwhile)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!done())
        {
            patience.Token.ThrowIfCancellationRequested();
            meanwhile();
            await Task.Yield();
        }
    }

    static async Task RefusedAsync(Page page, string url)
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => page.ListenAsync(url));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
