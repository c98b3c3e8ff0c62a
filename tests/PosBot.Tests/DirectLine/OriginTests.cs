using System.Net;

namespace PosBot.Tests.DirectLine;

public sealed class OriginTests
{
    const string Shop = "https://shop.example";

    [Fact]
    public async Task A_preflight_of_a_listed_origin_allows_the_headers_of_the_real_client()
    {
        await using var host = await EchoHost.StartAsync(options => options.AllowedOrigins.Add(Shop));
        var page = new Page(host);
        var reply = await page.SendAsync(HttpMethod.Options, "/conversations/x/activities", origin: Shop);
        Assert.Equal(HttpStatusCode.NoContent, reply.Status);
        Assert.Equal(Shop, Header(reply, "Access-Control-Allow-Origin"));
        Assert.Equal("authorization, content-type, x-ms-bot-agent, x-requested-with", Header(reply, "Access-Control-Allow-Headers"));
        Assert.Equal("GET, POST", Header(reply, "Access-Control-Allow-Methods"));
        Assert.Equal("Origin", Header(reply, "Vary"));
    }

    [Fact]
    public async Task Answers_and_refusals_to_a_listed_origin_can_be_read()
    {
        await using var host = await EchoHost.StartAsync(options => options.AllowedOrigins.Add(Shop));
        var page = new Page(host);
        foreach (var reply in new[] { await page.SendAsync(HttpMethod.Post, "/tokens/generate", origin: Shop), await page.SendAsync(HttpMethod.Post, "/conversations", origin: Shop) })
        {
            Assert.Equal(Shop, Header(reply, "Access-Control-Allow-Origin"));
            Assert.Equal("Retry-After", Header(reply, "Access-Control-Expose-Headers"));
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("null")]
    public async Task Another_origin_is_refused_tokens_and_sockets(string origin)
    {
        await using var host = await EchoHost.StartAsync(options => options.AllowedOrigins.Add(Shop));
        var page = await Page.OpenAsync(host);
        var reply = await page.SendAsync(HttpMethod.Post, "/tokens/generate", "{}", origin: origin);
        Assert.Equal((HttpStatusCode.Forbidden, "OriginNotAllowed"), (reply.Status, reply.Error));
        Assert.Null(Header(reply, "Access-Control-Allow-Origin"));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => page.ListenAsync(origin: origin));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Our_own_page_and_clients_without_an_origin_always_may()
    {
        await using var host = await EchoHost.StartAsync(options =>
        {
            options.AllowedOrigins.Add(Shop);
            options.PublicUrl = new Uri("https://help.example");
        });
        var page = new Page(host);
        Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "/tokens/generate", origin: host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority))).Status);
        Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "/tokens/generate", origin: "https://help.example")).Status);
        Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "/tokens/generate")).Status);
    }

    [Fact]
    public async Task Without_configured_origins_no_other_page_can_read_anything()
    {
        await using var host = await EchoHost.StartAsync();
        var reply = await new Page(host).SendAsync(HttpMethod.Options, "/tokens/generate", origin: Shop);
        Assert.Null(Header(reply, "Access-Control-Allow-Origin"));
        Assert.Null(Header(reply, "Access-Control-Allow-Headers"));
    }

    static string? Header(Page.Reply reply, string name) => reply.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
