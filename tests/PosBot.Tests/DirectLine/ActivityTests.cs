using System.Net;
using System.Text.Json.Nodes;

namespace PosBot.Tests.DirectLine;

public sealed class ActivityTests
{
    [Fact]
    public async Task The_echo_has_the_answered_id_and_the_untouched_client_activity_id()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        var posted = await page.SayAsync("刷了三天了", "n2p5jk9b19");
        Assert.Equal(HttpStatusCode.OK, posted.Status);
        var log = await page.PollAsync("1");
        var echo = log.Activity(0);
        Assert.Equal(posted.Text("id"), (string?)echo["id"]);
        Assert.Equal("n2p5jk9b19", (string?)echo["channelData"]!["clientActivityID"]);
        Assert.Equal(("user", "Ann", "刷了三天了"), ((string?)echo["from"]!["role"], (string?)echo["from"]!["name"], (string?)echo["text"]));
        Assert.Equal(posted.Text("id"), (string?)log.Activity(1)["replyToId"]);
        Assert.Equal("bot", (string?)log.Activity(1)["from"]!["role"]);
    }

    [Fact]
    public async Task What_belongs_to_the_channel_is_stamped_over_what_the_client_wrote()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        await page.PostAsync("""
            {"type":"message","text":"x","id":"mine","timestamp":"1999-01-01T00:00:00Z","serviceUrl":"http://evil.example","conversation":{"id":"other","tenantId":"t"},
             "from":{"id":"dl_other","role":"bot","aadObjectId":"a"},"recipient":{"id":"r"},"channelId":"msteams","deliveryMode":"expectReplies","localTimestamp":"soon"}
            """);
        var activity = Assert.Single(host.Bot.Messages);
        var json = activity.Json;
        Assert.Equal(page.ConversationId, (string?)json["conversation"]!["id"]);
        Assert.Single(json["conversation"]!.AsObject());
        Assert.Equal(activity.UserId, (string?)json["from"]!["id"]);
        Assert.Equal("user", (string?)json["from"]!["role"]);
        Assert.Null(json["from"]!["aadObjectId"]);
        Assert.Equal(("webchat", "bot", "2026-11-23T01:00:00.0000000Z"), ((string?)json["channelId"], (string?)json["recipient"]!["id"], (string?)json["timestamp"]));
        Assert.Equal(host.Http.BaseAddress + "v3/directline", (string?)json["serviceUrl"]);
        Assert.Null(json["deliveryMode"]);
        Assert.Null(json["localTimestamp"]);
        Assert.NotEqual("mine", activity.Id);
    }

    [Fact]
    public async Task The_same_client_activity_id_gives_the_same_id_and_one_turn()
    {
        await using var host = await EchoHost.StartAsync();
        var ann = await Page.OpenAsync(host);
        var bob = await Page.OpenAsync(host);
        var first = await ann.SayAsync("a", "k1");
        var again = await ann.SayAsync("a", "k1");
        var other = await bob.SayAsync("a", "k1");
        Assert.Equal(first.Text("id"), again.Text("id"));
        Assert.NotEqual(first.Text("id"), other.Text("id"));
        Assert.Equal(2, host.Bot.Messages.Count());
    }

    [Fact]
    public async Task A_bot_that_fails_is_502_writes_nothing_and_may_be_asked_again()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        host.Bot.Before = (_, _) => throw new InvalidOperationException("broken");
        var failed = await page.SayAsync("a", "k1");
        Assert.Equal((HttpStatusCode.BadGateway, "BotError"), (failed.Status, failed.Error));
        Assert.Equal(["hello"], (await page.PollAsync()).Texts);

        host.Bot.Before = (_, _) => Task.CompletedTask;
        Assert.Equal(HttpStatusCode.OK, (await page.SayAsync("a", "k1")).Status);
        Assert.Equal(["hello", "a", "echo: a"], (await page.PollAsync()).Texts);
    }

    [Fact]
    public async Task A_bot_that_takes_too_long_is_told_to_stop_and_the_client_gets_503()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        var told = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        host.Bot.Before = (_, cancellation) =>
        {
            cancellation.Register(() => told.SetResult());
            started.SetResult();
            return Task.Delay(Timeout.Infinite, CancellationToken.None);
        };
        var post = page.SayAsync("a");
        await started.Task;
        host.Time.Advance(TimeSpan.FromSeconds(15));
        var reply = await post;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "BotBusy"), (reply.Status, reply.Error));
        await told.Task;
    }

    [Fact]
    public async Task The_redaction_comes_before_the_bot_and_the_log()
    {
        await using var host = await EchoHost.StartAsync(options => options.Redact = activity =>
        {
            activity["text"] = ((string?)activity["text"])?.Replace("6222021234567890", "6222******7890", StringComparison.Ordinal);
            activity["from"]!["name"] = "-";
            return activity;
        });
        var page = await Page.OpenAsync(host);
        await page.SayAsync("card 6222021234567890");
        Assert.Equal("card 6222******7890", (string?)Assert.Single(host.Bot.Messages).Json["text"]);
        Assert.Equal("card 6222******7890", (await page.PollAsync()).Texts[1]);
        Assert.Equal("-", (string?)host.Bot.Messages.Single().Json["from"]!["name"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"text":"no type"}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[]}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message","text":7}""")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","channelData":"x"}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":7}}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":""}}""")]
    [InlineData("""{"type":"message","entities":{}}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    public async Task A_body_that_is_no_activity_is_400_and_reaches_nobody(string body)
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        var reply = await page.PostAsync(body);
        Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (reply.Status, reply.Error));
        Assert.Empty(host.Bot.Messages);
    }

    [Fact]
    public async Task Very_deep_json_is_refused()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        var deep = string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40));
        Assert.Equal(HttpStatusCode.BadRequest, (await page.PostAsync($$"""{"type":"event","name":"x","value":{{deep}}}""")).Status);
    }

    [Fact]
    public async Task A_megabyte_of_text_reaches_the_bot_whole_and_the_log_cut()
    {
        await using var host = await EchoHost.StartAsync();
        host.Bot.Say = text => $"{text.Length}";
        var page = await Page.OpenAsync(host);
        Assert.Equal(HttpStatusCode.OK, (await page.SayAsync(new string('字', 340_000), "k1")).Status);
        var log = await page.PollAsync("1");
        Assert.Equal("340000", log.Texts[1]);
        Assert.Equal(4001, log.Texts[0].Length);
        Assert.Equal("k1", (string?)log.Activity(0)["channelData"]!["clientActivityID"]);
    }

    [Fact]
    public async Task More_than_the_limit_is_413()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        var reply = await page.SayAsync(new string('a', 5 * 1024 * 1024));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig"), (reply.Status, reply.Error));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await page.GenerateAsync($$"""{"x":"{{new string('a', 300_000)}}"}""")).Status);
    }

    [Fact]
    public async Task Files_are_refused_with_a_sentence_for_people()
    {
        await using var host = await EchoHost.StartAsync(options => options.UploadRefusal = "此处不能发送文件");
        var page = await Page.OpenAsync(host);
        var reply = await page.SendAsync(HttpMethod.Post, $"/conversations/{page.ConversationId}/upload?userId=x", "--boundary");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UploadNotSupported"), (reply.Status, reply.Error));
        Assert.Equal("此处不能发送文件", (string?)reply.Json["error"]!["message"]);
    }

    [Fact]
    public async Task A_card_submit_without_text_and_an_event_are_delivered_and_typing_is_not()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        await page.PostAsync("""{"type":"message","value":{"question":"arrived","answer":"no"},"channelData":{"postBack":true,"clientActivityID":"c1"}}""");
        await page.PostAsync("""{"type":"event","name":"webchat/join","value":{"language":"zh-CN"}}""");
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync("""{"type":"typing"}""")).Status);
        Assert.Equal(["message", "event"], host.Bot.Messages.Select(activity => activity.Type));
        Assert.Equal("no", (string?)host.Bot.Messages.First().Json["value"]!["answer"]);
        Assert.True((bool)(await page.PollAsync("1")).Activity(0)["channelData"]!["postBack"]!);
    }

    [Fact]
    public async Task A_redaction_that_fails_lets_nothing_through()
    {
        await using var host = await EchoHost.StartAsync(options => options.Redact = _ => throw new InvalidOperationException("bug"));
        var page = await Page.OpenAsync(host);
        var reply = await page.SayAsync("a");
        Assert.Equal((HttpStatusCode.InternalServerError, "ServiceError"), (reply.Status, reply.Error));
        Assert.Empty(host.Bot.Messages);
    }

    [Fact]
    public async Task A_token_without_a_started_conversation_posts_into_404()
    {
        await using var host = await EchoHost.StartAsync();
        var page = new Page(host);
        await page.GenerateAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await page.SayAsync("a")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await page.PollAsync()).Status);
    }
}
