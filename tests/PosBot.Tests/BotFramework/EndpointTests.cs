using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class EndpointTests
{
    [Fact]
    public async Task A_message_without_credentials_is_answered_200_with_an_empty_body_when_no_app_id_is_set()
    {
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);
        using var response = await host.PostAsync(Wires.Message("http://127.0.0.1:9"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{\"type\":")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("[{\"type\":\"message\"}]")]
    [InlineData("null")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("{\"type\":null}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":{}}")]
    [InlineData("{\"type\":\"message\"} {}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}")]
    public async Task A_body_that_is_no_activity_is_answered_400_with_an_error_in_json(string body)
    {
        var turns = 0;
        await using var host = await BotHost.StartAsync((_, _) => Task.FromResult(turns++));
        using var response = await host.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(JsonNode.Parse(await response.Content.ReadAsStringAsync())?["error"]?["code"]);
        Assert.Equal(0, turns);
    }

    [Fact]
    public async Task Json_nested_too_deeply_is_answered_400()
    {
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);
        using var response = await host.PostAsync($$"""{"type":"message","value":{{new string('[', 5000)}}{{new string(']', 5000)}}}""");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("ping")]
    [InlineData("contactRelationUpdate")]
    [InlineData("deleteUserData")]
    [InlineData("installationUpdate")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("somethingNobodyHasThoughtOf")]
    public async Task An_activity_type_without_use_is_answered_200(string type)
    {
        await using var host = await BotHost.StartAsync(new BotFramework.ActivityHandler());
        using var response = await host.PostAsync($$"""{"type":"{{type}}"}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Verbs_other_than_post_are_answered_405(string verb)
    {
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);
        using var response = await host.Client.SendAsync(new HttpRequestMessage(new HttpMethod(verb), (Uri?)null));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("POST", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task The_head_probe_of_a_local_client_is_answered_200()
    {
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);
        using var response = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, (Uri?)null));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_text_of_a_megabyte_reaches_the_bot()
    {
        string? seen = null;
        await using var host = await BotHost.StartAsync((turn, _) => Task.FromResult(seen = turn.Activity.Text));
        using var response = await host.PostAsync(Wires.Message("http://127.0.0.1:9", new string('钱', 350_000)));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(350_000, seen?.Length);
    }

    [Fact]
    public async Task A_body_over_four_megabytes_is_answered_413_whether_or_not_its_length_is_told()
    {
        var turns = 0;
        await using var host = await BotHost.StartAsync((_, _) => Task.FromResult(turns++));
        var body = Encoding.UTF8.GetBytes(Wires.Message("http://127.0.0.1:9", new string('x', 5_000_000)));
        foreach (var chunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = new ByteArrayContent(body) };
            request.Headers.TransferEncodingChunked = chunked;
            using var response = await host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Equal(ErrorCodes.MessageSizeTooBig, JsonNode.Parse(await response.Content.ReadAsStringAsync())?["error"]?["code"]?.GetValue<string>());
        }

        Assert.Equal(0, turns);
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_activity_is_skipped()
    {
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);
        using var response = await host.PostAsync('\uFEFF' + Wires.Message("http://127.0.0.1:9"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_thin_activity_reaches_the_bot()
    {
        Activity? seen = null;
        await using var host = await BotHost.StartAsync((turn, _) => Task.FromResult(seen = turn.Activity));
        using var response = await host.PostAsync("""{"type":"message","value":{"pick":1}}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(seen!.Text);
        Assert.Null(seen.Recipient);
        Assert.Null(seen.From);
        Assert.Null(seen.Conversation);
        Assert.Null(seen.Entities);
        Assert.Null(seen.ChannelData);
        Assert.NotNull(seen.Value);
    }

    [Fact]
    public async Task An_exception_of_the_bot_is_500_without_a_handler_and_200_with_one()
    {
        await using var host = await BotHost.StartAsync((_, _) => throw new InvalidDataException("no"));
        using (var bare = await host.PostAsync(Wires.Message("http://127.0.0.1:9")))
            Assert.Equal(HttpStatusCode.InternalServerError, bare.StatusCode);

        Exception? caught = null;
        host.Adapter.OnTurnError = (_, failure) => Task.FromResult(caught = failure);
        using var handled = await host.PostAsync(Wires.Message("http://127.0.0.1:9"));
        Assert.Equal(HttpStatusCode.OK, handled.StatusCode);
        Assert.IsType<InvalidDataException>(caught);
    }

    [Fact]
    public async Task A_caller_cannot_name_its_own_caller_id()
    {
        string? seen = "not set";
        await using var host = await BotHost.StartAsync((turn, _) => Task.FromResult(seen = turn.Activity.CallerId));
        using var response = await host.PostAsync("""{"type":"message","callerId":"urn:botframework:azure"}""");
        Assert.Null(seen);
    }
}
