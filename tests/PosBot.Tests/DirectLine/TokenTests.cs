using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PosBot.Tests.DirectLine;

public sealed class TokenTests
{
    [Fact]
    public async Task A_generated_token_names_a_user_made_here_and_starts_nothing()
    {
        await using var host = await EchoHost.StartAsync();
        var page = new Page(host);
        var reply = await page.GenerateAsync("""{"user":{"id":"dl_somebody"},"trustedOrigins":[]}""");
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(1800, (int)reply.Json["expires_in"]!);
        Assert.StartsWith("dl_", User(page.Token), StringComparison.Ordinal);
        Assert.NotEqual("dl_somebody", User(page.Token));
        Assert.Equal(HttpStatusCode.NotFound, (await page.ResumeAsync()).Status);
        Assert.Empty(host.Bot.Delivered);
    }

    [Fact]
    public async Task A_refresh_keeps_conversation_and_user_and_needs_a_valid_token()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        host.Time.Advance(TimeSpan.FromMinutes(29));
        var reply = await page.SendAsync(HttpMethod.Post, "/tokens/refresh");
        Assert.Equal(page.ConversationId, reply.Text("conversationId"));
        Assert.Equal(User(page.Token), User(reply.Text("token")));
        Assert.NotEqual(page.Token, reply.Text("token"));

        host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), Answer(await page.SendAsync(HttpMethod.Post, "/tokens/refresh")));
        Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "/tokens/refresh", token: reply.Text("token"))).Status);
    }

    [Fact]
    public async Task An_expired_token_can_be_exchanged_for_thirty_days_and_opens_its_own_conversation_only()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        var user = User(page.Token);
        host.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), Answer(await page.SayAsync("late")));

        var reply = await page.SendAsync(HttpMethod.Post, "/tokens/reissue");
        Assert.Equal((page.ConversationId, user), (reply.Text("conversationId"), User(reply.Text("token"))));
        var old = page.Token;
        page.Token = reply.Text("token");
        Assert.Equal(HttpStatusCode.OK, (await page.ResumeAsync()).Status);

        host.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), Answer(await page.SendAsync(HttpMethod.Post, "/tokens/reissue", token: old)));
    }

    [Theory]
    [InlineData("/tokens/refresh")]
    [InlineData("/tokens/reissue")]
    [InlineData("/conversations")]
    [InlineData("/conversations/{id}/activities")]
    [InlineData("/conversations/{id}/upload")]
    public async Task No_token_is_401_and_a_forged_one_403(string path)
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        path = path.Replace("{id}", page.ConversationId, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized"), Answer(await page.SendAsync(HttpMethod.Post, path, "{}", token: "")));
        foreach (var forged in Forgeries(page.Token))
            Assert.Equal((HttpStatusCode.Forbidden, "BadArgument"), Answer(await page.SendAsync(HttpMethod.Post, path, "{}", token: forged)));
    }

    [Fact]
    public async Task A_token_of_another_conversation_is_refused()
    {
        await using var host = await EchoHost.StartAsync();
        var ann = await Page.OpenAsync(host);
        var bob = await Page.OpenAsync(host);
        bob.ConversationId = ann.ConversationId;
        Assert.Equal(HttpStatusCode.Forbidden, (await bob.ResumeAsync()).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await bob.PollAsync()).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await bob.SayAsync("hi")).Status);
        Assert.Empty(host.Bot.Messages);
    }

    [Fact]
    public async Task The_right_inside_a_stream_url_is_no_token()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        page.Token = page.StreamUrl[(page.StreamUrl.IndexOf("t=", StringComparison.Ordinal) + 2)..];
        Assert.Equal(HttpStatusCode.Forbidden, (await page.PollAsync()).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.SendAsync(HttpMethod.Post, "/tokens/reissue")).Status);
    }

    [Fact]
    public async Task A_new_key_signs_after_a_minute_and_the_old_one_goes_on_verifying()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        var before = page.Token;
        host.Time.Advance(TimeSpan.FromMinutes(2));
        host.Keys.Rotate();
        host.Time.Advance(TimeSpan.FromSeconds(31));
        await page.GenerateAsync();
        Assert.Equal(Header(before, "kid"), Header(page.Token, "kid"));
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await page.GenerateAsync();
        Assert.NotEqual(Header(before, "kid"), Header(page.Token, "kid"));
        Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "/tokens/refresh", token: before)).Status);
        Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "/tokens/refresh")).Status);
    }

    static (HttpStatusCode, string) Answer(Page.Reply reply) => (reply.Status, reply.Error);

    static string User(string token) => (string)Part(token, 1)["user"]!;

    static string Header(string token, string name) => (string)Part(token, 0)[name]!;

    static JsonObject Part(string token, int index) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[index]))!.AsObject();

    static IEnumerable<string> Forgeries(string token)
    {
        var parts = token.Split('.');
        var body = Part(token, 1);
        body["user"] = "dl_other";
        yield return $"{parts[0]}.{Encode(body.ToJsonString())}.{parts[2]}";
        yield return $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.";
        yield return $"{Encode(Part(token, 0).ToJsonString().Replace("HS256", "none", StringComparison.Ordinal))}.{parts[1]}.{parts[2]}";
        yield return $"{Encode("""{"alg":"HS256","kid":"nobody"}""")}.{parts[1]}.{parts[2]}";
        yield return $"{Encode("""{"alg":"\ud800","kid":"nobody"}""")}.{parts[1]}.{parts[2]}";
        yield return $"{parts[0]}.{parts[1]}.{parts[2][..^4]}";
        yield return "nonsense";
        yield return new string('a', 5000);
    }

    static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
