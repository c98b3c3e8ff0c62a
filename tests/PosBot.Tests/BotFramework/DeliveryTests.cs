using System.Net;
using BotFramework;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class DeliveryTests
{
    private const string StrangeId = "19:ab|livechat;messageid=17@thread.tacv2/x 钱";
    private const string StrangeSegment = "19%3Aab%7Clivechat%3Bmessageid%3D17%40thread.tacv2%2Fx%20%E9%92%B1";

    [Fact]
    public async Task A_reply_is_posted_below_the_activity_it_answers_with_nulls_left_out()
    {
        await using var channel = await ChannelDouble.StartAsync();
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync("好的 <b>&", cancellationToken: stop));
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var call = Assert.Single(channel.Calls);
        Assert.Equal(("POST", "/v3/conversations/c1/activities/a1"), (call.Method, call.Path));
        Assert.Equal("application/json; charset=utf-8", call.Headers["Content-Type"]);
        Assert.StartsWith("Microsoft-BotFramework/3.1 BotBuilder/", call.Headers["User-Agent"]);
        Assert.DoesNotContain("Authorization", call.Headers.Keys);
        Assert.DoesNotContain("null", call.Body);
        Assert.DoesNotContain("attachments", call.Body);
        Assert.DoesNotContain("entities", call.Body);
        Assert.Contains("好的 <b>&", call.Body);
        var json = call.Json;
        Assert.Equal("message", json["type"]!.GetValue<string>());
        Assert.Equal("acceptingInput", json["inputHint"]!.GetValue<string>());
        Assert.Equal("b1", json["from"]!["id"]!.GetValue<string>());
        Assert.Equal("u1", json["recipient"]!["id"]!.GetValue<string>());
        Assert.Equal("a1", json["replyToId"]!.GetValue<string>());
        Assert.Equal("c1", json["conversation"]!["id"]!.GetValue<string>());
        Assert.Equal("zh-CN", json["locale"]!.GetValue<string>());
        Assert.Equal("directline", json["channelId"]!.GetValue<string>());
        Assert.Equal(channel.ServiceUrl, json["serviceUrl"]!.GetValue<string>());
        Assert.False(json.ContainsKey("id"));
    }

    [Fact]
    public async Task A_reply_to_an_activity_without_an_id_is_posted_to_the_conversation()
    {
        await using var channel = await ChannelDouble.StartAsync();
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync("ok", cancellationToken: stop));
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl).Replace("\"id\":\"a1\",", "", StringComparison.Ordinal));
        Assert.Equal("/v3/conversations/c1/activities", Assert.Single(channel.Calls).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/_connector")]
    [InlineData("/_connector/")]
    [InlineData("/a/b")]
    public async Task Each_segment_is_encoded_and_the_path_of_the_service_url_is_kept(string root)
    {
        await using var channel = await ChannelDouble.StartAsync();
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync("ok", cancellationToken: stop));
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl + root, conversation: StrangeId, id: "a|1"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{root.TrimEnd('/')}/v3/conversations/{StrangeSegment}/activities/a%7C1", Assert.Single(channel.Calls).Path);
    }

    [Fact]
    public async Task A_conversation_id_cannot_climb_out_of_its_place_in_the_path()
    {
        await using var channel = await ChannelDouble.StartAsync();
        Exception? failure = null;
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync("ok", cancellationToken: stop));
        host.Adapter.OnTurnError = (_, caught) => Task.FromResult(failure = caught);
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl, conversation: ".."));
        Assert.IsType<InvalidOperationException>(failure);
        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task The_id_of_the_answer_becomes_the_id_of_the_activity_which_can_be_edited_and_deleted_by_it()
    {
        await using var channel = await ChannelDouble.StartAsync();
        await using var host = await BotHost.StartAsync(async (turn, stop) =>
        {
            var reply = MessageFactory.Text("first");
            var sent = await turn.SendActivityAsync(reply, stop);
            Assert.Equal("reply-1", sent.Id);
            Assert.Equal("reply-1", reply.Id);
            reply.Text = "second";
            await turn.UpdateActivityAsync(reply, stop);
            await turn.DeleteActivityAsync("reply-1", stop);
        });
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["POST /v3/conversations/c1/activities/a1", "PUT /v3/conversations/c1/activities/reply-1", "DELETE /v3/conversations/c1/activities/reply-1"],
            channel.Calls.Select(call => $"{call.Method} {call.Path}"));
        Assert.Equal("second", channel.Calls[1].Json["text"]!.GetValue<string>());
        Assert.Equal("reply-1", channel.Calls[1].Json["id"]!.GetValue<string>());
        Assert.Empty(channel.Calls[2].Body);
    }

    [Theory]
    [InlineData(200, "{\"id\":\"x\"}", "x")]
    [InlineData(201, "{\"id\":\"x\"}", "x")]
    [InlineData(202, "{\"id\":\"x\"}", "x")]
    [InlineData(200, "{\"id\":17}", "17")]
    [InlineData(202, "", null)]
    [InlineData(200, "OK", null)]
    [InlineData(200, "{}", null)]
    public async Task Every_success_of_a_channel_is_success_with_or_without_a_body(int status, string body, string? id)
    {
        await using var channel = await ChannelDouble.StartAsync();
        channel.Answer = _ => (status, body);
        string? got = "not sent";
        await using var host = await BotHost.StartAsync(async (turn, stop) => got = (await turn.SendActivityAsync(Activity.CreateTypingActivity(), stop)).Id);
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(id, got);
    }

    [Theory]
    [InlineData(403, "{\"error\":{\"code\":\"MessageWritesBlocked\",\"message\":\"m\"}}", "MessageWritesBlocked")]
    [InlineData(413, "<html>too large</html>", null)]
    [InlineData(302, "", null)]
    [InlineData(500, "", null)]
    public async Task A_refusal_of_a_channel_is_an_exception_with_its_status_and_code(int status, string body, string? code)
    {
        await using var channel = await ChannelDouble.StartAsync();
        channel.Answer = _ => (status, body);
        Exception? failure = null;
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync("ok", cancellationToken: stop));
        host.Adapter.OnTurnError = (_, caught) => Task.FromResult(failure = caught);
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl));
        var refusal = Assert.IsType<ErrorResponseException>(failure);
        Assert.Equal((HttpStatusCode)status, refusal.Response?.StatusCode);
        Assert.Equal(code, refusal.Body?.Error?.Code);
        Assert.Single(channel.Calls);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("urn:botframework:websocket:x")]
    [InlineData("/relative")]
    public async Task A_missing_or_unusable_service_url_fails_the_send_and_nothing_else(string? serviceUrl)
    {
        Exception? failure = null;
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync("ok", cancellationToken: stop));
        host.Adapter.OnTurnError = (_, caught) => Task.FromResult(failure = caught);
        var body = Wires.Message(serviceUrl ?? "", delivery: null);
        using var response = await host.PostAsync(serviceUrl is null ? body.Replace("\"serviceUrl\":\"\",", "", StringComparison.Ordinal) : body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.IsType<InvalidOperationException>(failure);
    }

    [Fact]
    public async Task A_delay_is_waited_for_and_not_sent()
    {
        await using var channel = await ChannelDouble.StartAsync();
        await using var host = await BotHost.StartAsync(async (turn, stop) =>
        {
            var begun = TimeProvider.System.GetTimestamp();
            await turn.SendActivitiesAsync([new Activity(ActivityTypes.Delay) { Value = 60 }, MessageFactory.Text("after")], stop);
            Assert.True(TimeProvider.System.GetElapsedTime(begun) > TimeSpan.FromMilliseconds(50));
        });
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("after", Assert.Single(channel.Calls).Json["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("emulator", 1)]
    [InlineData("directline", 0)]
    [InlineData("msteams", 0)]
    public async Task Only_the_emulator_sees_traces(string channelId, int expected)
    {
        await using var channel = await ChannelDouble.StartAsync();
        await using var host = await BotHost.StartAsync(async (turn, stop) =>
        {
            await turn.SendActivityAsync(turn.Activity.CreateTrace("note", "v"), stop);
            Assert.False(turn.Responded);
        });
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl, channel: channelId));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, channel.Calls.Count);
    }

    [Theory]
    [InlineData("directline", false)]
    [InlineData("webchat", false)]
    [InlineData("emulator", true)]
    public async Task A_reply_to_a_conversation_update_points_at_nothing_on_direct_line_and_web_chat(string channelId, bool points)
    {
        await using var channel = await ChannelDouble.StartAsync();
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync("welcome", cancellationToken: stop));
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl, channel: channelId).Replace("\"message\"", "\"conversationUpdate\"", StringComparison.Ordinal));
        Assert.Equal(points, Assert.Single(channel.Calls).Json.ContainsKey("replyToId"));
    }

    [Fact]
    public async Task A_stored_reference_begins_a_turn_that_speaks_in_its_conversation()
    {
        await using var channel = await ChannelDouble.StartAsync();
        ConversationReference? kept = null;
        await using var host = await BotHost.StartAsync((turn, _) => Task.FromResult(kept = turn.Activity.GetConversationReference()));
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl));

        Activity? begun = null;
        await host.Adapter.ContinueConversationAsync("", kept!, (turn, stop) =>
        {
            begun = turn.Activity;
            return turn.SendActivityAsync("reminder", cancellationToken: stop);
        }, CancellationToken.None);

        Assert.Equal((ActivityTypes.Event, ActivityEventNames.ContinueConversation), (begun!.Type, begun.Name));
        Assert.Same(kept, begun.RelatesTo);
        var call = Assert.Single(channel.Calls);
        Assert.StartsWith("/v3/conversations/c1/activities", call.Path);
        Assert.Equal("u1", call.Json["recipient"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_new_conversation_is_asked_for_and_spoken_in()
    {
        await using var channel = await ChannelDouble.StartAsync();
        channel.Answer = call => (201, call.Path.EndsWith("/v3/conversations", StringComparison.Ordinal) ? """{"id":"new;1","activityId":"n1"}""" : """{"id":"x"}""");
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);
        var parameters = new ConversationParameters { Bot = new ChannelAccount("b1"), Members = [new ChannelAccount("u1")], TenantId = "t" };
        await host.Adapter.CreateConversationAsync("", "msteams", channel.ServiceUrl, null, parameters, (turn, stop) => turn.SendActivityAsync("hi", cancellationToken: stop), CancellationToken.None);
        Assert.Equal("/v3/conversations/new%3B1/activities/n1", channel.Calls[1].Path);
    }
}
