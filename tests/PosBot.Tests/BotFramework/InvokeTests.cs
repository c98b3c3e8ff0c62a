using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotFramework;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class InvokeTests
{
    [Theory]
    [InlineData("nobody/knows")]
    [InlineData("adaptiveCard/action")]
    [InlineData("application/search")]
    [InlineData("signin/verifyState")]
    public async Task What_a_bot_does_not_handle_is_answered_501(string name)
    {
        await using var host = await BotHost.StartAsync(new ActivityHandler());
        using var response = await host.PostAsync(Wires.Invoke(name, """{"action":{"type":"Action.Execute"},"kind":"search","queryText":"q"}"""));
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_bot_that_sends_no_answer_at_all_is_answered_501()
    {
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);
        using var response = await host.PostAsync(Wires.Invoke("task/fetch", "{}"));
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Theory]
    [InlineData("{}", "BadRequest", "Missing action property")]
    [InlineData("null", "BadRequest", "Missing value property")]
    [InlineData("17", "BadRequest", "Value property is not properly formed")]
    [InlineData("[]", "BadRequest", "Value property is not properly formed")]
    [InlineData("{\"action\":{\"type\":\"Action.Submit\"}}", "NotSupported", "The action 'Action.Submit' is not supported.")]
    public async Task A_card_action_without_its_parts_is_answered_400_with_an_error_inside(string value, string code, string message)
    {
        await using var host = await BotHost.StartAsync(new CardBot());
        using var response = await host.PostAsync(Wires.Invoke("adaptiveCard/action", value));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(400, json["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.error", json["type"]!.GetValue<string>());
        Assert.Equal((code, message), (json["value"]!["code"]!.GetValue<string>(), json["value"]!["message"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_card_action_is_answered_by_the_bot_in_the_body()
    {
        await using var host = await BotHost.StartAsync(new CardBot());
        using var response = await host.PostAsync(Wires.Invoke("adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"pick","data":{"n":7}},"trigger":"manual"}"""));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"pick 7"}""", json.ToJsonString());
    }

    [Fact]
    public async Task The_status_and_the_body_that_a_bot_sends_are_the_answer()
    {
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync(
            new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 202, Body = new JsonObject { ["task"] = new JsonObject { ["type"] = "message" } } } }, stop));
        using var response = await host.PostAsync(Wires.Invoke("task/fetch", "{}"));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("""{"task":{"type":"message"}}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_that_cannot_be_written_is_a_clean_500()
    {
        await using var host = await BotHost.StartAsync((turn, stop) => turn.SendActivityAsync(
            new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 200, Body = new { Hidden = 1 } } }, stop));
        using var response = await host.PostAsync(Wires.Invoke("task/fetch", "{}"));
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    private sealed class CardBot : ActivityHandler
    {
        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(new AdaptiveCardInvokeResponse
            {
                StatusCode = 200,
                Type = "application/vnd.microsoft.activity.message",
                Value = $"{invokeValue.Action!.Verb} {((JsonElement)invokeValue.Action.Data!).GetProperty("n").GetInt32()}",
            });
    }
}
