using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace PosBot.Tests.Service;

/// <summary>Whatever arrives at POST /api/messages gets a clear answer: never a stack trace, never silence where a person waits.</summary>
public sealed class InputTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    readonly HttpClient client = host.CreateClient();

    [Theory, InlineData(""), InlineData("{"), InlineData("[]"), InlineData("[{\"type\":\"message\"}]"), InlineData("{\"text\":\"钱没到\"}"), InlineData("\"message\"")]
    public async Task A_body_that_is_no_activity_is_refused_with_a_json_error(string body)
    {
        using var response = await client.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonObject>())!["error"]!;
        Assert.False(string.IsNullOrEmpty(error["message"]!.ToString()));
    }

    [Theory, InlineData("ping"), InlineData("contactRelationUpdate"), InlineData("deleteUserData"), InlineData("installationUpdate"), InlineData("typing"), InlineData("somethingNew")]
    public async Task A_type_that_the_bot_has_no_use_for_is_taken_in_silence(string type)
    {
        var activity = Message("x");
        activity["type"] = type;
        Assert.Empty(await RepliesAsync(activity));
    }

    [Fact]
    public async Task A_text_of_a_megabyte_gets_a_polite_answer_that_asks_for_a_shorter_one()
    {
        var replies = await RepliesAsync(Message(new string('钱', (1 << 20) / 3)));
        Assert.Contains("1000", replies.Single()["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\ud800钱没到")]
    [InlineData("钱没到\udc00")]
    [InlineData("\u202e钱没到\u202c")]
    [InlineData("\u0000\u0001钱\u0007没到\u001b[31m")]
    [InlineData("钱没到\u2028\u2029")]
    [InlineData("<script>alert(1)</script>钱没到")]
    [InlineData("**钱没到** [x](javascript:alert(1)) ![y](http://evil.example/a.png)")]
    public async Task Strange_characters_are_no_error_and_nothing_of_them_comes_back(string text)
    {
        // A lone surrogate cannot be written as UTF-8, so it arrives as the escape that JSON allows.
        var body = $$$"""{"type":"message","id":"{{{Guid.NewGuid():n}}}","channelId":"emulator","deliveryMode":"expectReplies","serviceUrl":"http://127.0.0.1:9","text":"{{{Escape(text)}}}","from":{"id":"u"},"conversation":{"id":"{{{Guid.NewGuid():n}}}"}}""";
        using var response = await client.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, "application/json"));
        var answer = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("\"type\":\"message\"", answer, StringComparison.Ordinal);
        foreach (var trace in new[] { "\\ud800", "\\udc00", "\\u202e", "\\u0007", "\\u001b", "script", "javascript", "evil.example" })
            Assert.DoesNotContain(trace, answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, InlineData("recipient"), InlineData("from"), InlineData("locale"), InlineData("text"), InlineData("serviceUrl"), InlineData("channelId"), InlineData("id"), InlineData("textFormat")]
    public async Task A_missing_field_is_fine(string field)
    {
        var activity = Message("钱没到");
        activity.Remove(field);
        Assert.NotEmpty(await RepliesAsync(activity));
    }

    [Fact]
    public async Task A_value_that_is_no_button_of_ours_is_answered()
    {
        foreach (JsonNode value in new JsonNode[] { JsonValue.Create("x"), 5, new JsonArray(1, 2), new JsonObject { ["ask"] = 7, ["answer"] = new JsonArray() }, new JsonObject { ["ask"] = "nothing", ["answer"] = "x" }, new JsonObject { ["say"] = "" } })
        {
            var activity = Message("");
            activity.Remove("text");
            activity["value"] = value;
            Assert.NotEmpty(await RepliesAsync(activity));
        }
    }

    [Fact]
    public async Task A_reply_names_the_message_it_answers_and_a_repeat_gets_the_same_replies()
    {
        var activity = Message("昨天刷的2600没到");
        var first = await RepliesAsync(activity);
        Assert.All(first, reply => Assert.Equal(activity["id"]!.ToString(), reply["replyToId"]?.ToString()));
        Assert.Equal(new JsonArray([.. first.Select(r => r.DeepClone())]).ToJsonString(), new JsonArray([.. (await RepliesAsync(activity)).Select(r => r.DeepClone())]).ToJsonString());
    }

    [Fact]
    public async Task A_person_is_greeted_once_and_the_bot_never()
    {
        var update = Message("");
        update["type"] = "conversationUpdate";
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "b" }, new JsonObject { ["id"] = "u" });
        Assert.Single(await RepliesAsync(update));
        update["id"] = Guid.NewGuid().ToString("n");
        Assert.Empty(await RepliesAsync(update));
        var alone = Message("");
        alone["type"] = "conversationUpdate";
        alone["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "b" });
        Assert.Empty(await RepliesAsync(alone));
    }

    async Task<JsonObject[]> RepliesAsync(JsonObject activity)
    {
        using var response = await client.PostAsync("/api/messages", new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"));
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return [.. (await response.Content.ReadFromJsonAsync<JsonObject>())!["activities"]!.AsArray().Select(a => a!.AsObject())];
    }

    static JsonObject Message(string text) => new()
    {
        ["type"] = "message", ["id"] = Guid.NewGuid().ToString("n"), ["channelId"] = "emulator", ["deliveryMode"] = "expectReplies", ["textFormat"] = "plain",
        ["serviceUrl"] = "http://127.0.0.1:9", ["locale"] = "zh-CN", ["text"] = text, ["from"] = new JsonObject { ["id"] = "u" },
        ["recipient"] = new JsonObject { ["id"] = "b" }, ["conversation"] = new JsonObject { ["id"] = Guid.NewGuid().ToString("n") },
    };

    static string Escape(string text) => string.Concat(text.Select(c => c is < ' ' or '"' or '\\' || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString()));
}
