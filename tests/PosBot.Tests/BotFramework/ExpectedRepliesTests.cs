using System.Net;
using System.Text.Json.Nodes;
using BotFramework;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class ExpectedRepliesTests
{
    [Fact]
    public async Task Replies_travel_in_the_answer_and_nothing_is_posted()
    {
        await using var channel = await ChannelDouble.StartAsync();
        await using var host = await BotHost.StartAsync(async (turn, stop) =>
        {
            var sent = await turn.SendActivitiesAsync([MessageFactory.Text("一"), MessageFactory.Text("二")], stop);
            Assert.All(sent, response => Assert.Null(response.Id));
            Assert.True(turn.Responded);
        });
        using var response = await host.PostAsync(Wires.Message(channel.ServiceUrl, delivery: "expectReplies"));
        var json = await JsonOf(response);
        Assert.Equal(["一", "二"], json["activities"]!.AsArray().Select(activity => activity!["text"]!.GetValue<string>()));
        Assert.Equal("a1", json["activities"]![0]!["replyToId"]!.GetValue<string>());
        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task No_replies_are_an_empty_list()
    {
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);
        using var response = await host.PostAsync(Wires.Message("http://127.0.0.1:9", delivery: "expectReplies"));
        Assert.Equal("""{"activities":[]}""", (await JsonOf(response)).ToJsonString());
    }

    [Fact]
    public async Task A_missing_service_url_and_conversation_do_no_harm()
    {
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync("ok", cancellationToken: stop));
        using var response = await host.PostAsync("""{"type":"message","text":"hi","deliveryMode":"expectReplies"}""");
        Assert.Equal("ok", (await JsonOf(response))["activities"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Delays_are_passed_on_without_waiting()
    {
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync(new Activity(ActivityTypes.Delay) { Value = 600_000 }, stop));
        using var response = await host.PostAsync(Wires.Message("http://127.0.0.1:9", delivery: "expectReplies"));
        Assert.Equal(600_000, (await JsonOf(response))["activities"]![0]!["value"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_answer_to_an_invoke_is_an_activity_in_the_list_with_capital_names()
    {
        await using var host = await BotHost.StartAsync(new ActivityHandler());
        using var response = await host.PostAsync(Wires.Invoke("nobody/knows", "{}", "expectReplies"));
        var activity = (await JsonOf(response))["activities"]![0]!;
        Assert.Equal("invokeResponse", activity["type"]!.GetValue<string>());
        Assert.Equal("""{"Status":501}""", activity["value"]!.ToJsonString());
    }

    private static async Task<JsonObject> JsonOf(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.NotNull(response.Content.Headers.ContentLength);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }
}
