using System.Net;

namespace PosBot.Tests.DirectLine;

public sealed class ConversationTests
{
    [Fact]
    public async Task A_start_is_201_and_tells_the_bot_once_who_is_there()
    {
        await using var host = await EchoHost.StartAsync();
        var page = new Page(host);
        await page.GenerateAsync();
        Assert.Equal(HttpStatusCode.Created, (await page.StartAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await page.StartAsync()).Status);
        await page.ResumeAsync();

        var start = Assert.Single(host.Bot.Delivered);
        Assert.Equal(("conversationUpdate", page.ConversationId), (start.Type, start.ConversationId));
        Assert.Equal(["bot", start.UserId], start.Json["membersAdded"]!.AsArray().Select(member => (string)member!["id"]!));
        Assert.Equal(["hello"], (await page.PollAsync()).Texts);
    }

    [Theory]
    [InlineData("""{"locale":"en-US"}""", "{}", "en-US")]
    [InlineData("""{"locale":"en-US"}""", """{"locale":"zh-Hans-CN"}""", "zh-Hans-CN")]
    [InlineData("{}", "", null)]
    [InlineData("""{"locale":"<script>"}""", """{"locale":7}""", null)]
    public async Task The_locale_of_start_or_token_reaches_the_greeting(string generate, string start, string? expected)
    {
        await using var host = await EchoHost.StartAsync();
        var page = new Page(host);
        await page.GenerateAsync(generate);
        await page.StartAsync(start);
        Assert.Equal(expected, (string?)Assert.Single(host.Bot.Delivered).Json["locale"]);
    }

    [Fact]
    public async Task A_failed_greeting_leaves_the_page_alive_and_comes_before_the_first_answer()
    {
        await using var host = await EchoHost.StartAsync();
        host.Bot.Before = (_, _) => throw new InvalidOperationException("down");
        var page = await Page.OpenAsync(host);
        host.Bot.Before = (_, _) => Task.CompletedTask;
        await page.SayAsync("a");
        await page.SayAsync("b");
        Assert.Equal(["hello", "a", "echo: a", "b", "echo: b"], (await page.PollAsync()).Texts);
    }

    [Fact]
    public async Task Polling_goes_on_after_a_watermark_and_replays_everything_without_one()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        await page.SayAsync("a");
        var first = await page.PollAsync();
        Assert.Equal("3", first.Text("watermark"));
        Assert.Empty((await page.PollAsync("3")).Texts);
        await page.SayAsync("b");
        Assert.Equal(["b", "echo: b"], (await page.PollAsync("3")).Texts);
        Assert.Equal(5, (await page.PollAsync()).Texts.Length);
        Assert.Equal(5, (await page.PollAsync("undefined")).Texts.Length);
        var ahead = await page.PollAsync("900");
        Assert.Equal(("5", 0), (ahead.Text("watermark"), ahead.Texts.Length));
    }

    [Fact]
    public async Task A_resumed_conversation_gets_a_token_and_a_stream_that_goes_on_after_the_watermark()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        await page.SayAsync("a");
        var before = page.Token;
        Assert.Equal(HttpStatusCode.OK, (await page.ResumeAsync("2")).Status);
        Assert.NotEqual(before, page.Token);
        using var stream = await page.ListenAsync();
        Assert.Equal(["echo: a"], await stream.TextsAsync(1));
    }

    [Fact]
    public async Task The_public_url_is_used_where_a_proxy_hides_it()
    {
        await using var host = await EchoHost.StartAsync(options => options.PublicUrl = new Uri("https://help.example/bot/"));
        var page = await Page.OpenAsync(host);
        Assert.StartsWith($"wss://help.example/bot/v3/directline/conversations/{page.ConversationId}/stream?", page.StreamUrl, StringComparison.Ordinal);
        Assert.Equal("https://help.example/bot/v3/directline", (string?)host.Bot.Delivered.First().Json["serviceUrl"]);
    }
}
