using System.Net;
using DirectLine;

namespace PosBot.Tests.DirectLine;

public sealed class RateTests
{
    [Fact]
    public async Task Too_many_posts_are_429_with_seconds_and_a_fresh_token_does_not_help()
    {
        await using var host = await EchoHost.StartAsync(options => options.PostsPerConversation = new(2, 1));
        var page = await Page.OpenAsync(host);
        await page.SayAsync("a");
        await page.SayAsync("b");
        var refused = await page.SayAsync("c");
        Assert.Equal((HttpStatusCode.TooManyRequests, "TooManyRequests"), (refused.Status, refused.Error));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        page.Token = (await page.SendAsync(HttpMethod.Post, "/tokens/refresh")).Text("token");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await page.SayAsync("d")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await Page.OpenAsync(host)).SayAsync("other")).Status);
        Assert.Equal(3, host.Bot.Messages.Count());
    }

    [Fact]
    public async Task One_address_cannot_make_tokens_without_end()
    {
        await using var host = await EchoHost.StartAsync(options => options.StartsPerAddress = new(3, 1));
        var page = new Page(host);
        for (var count = 0; count < 3; count++) Assert.Equal(HttpStatusCode.OK, (await page.GenerateAsync()).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await page.GenerateAsync()).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await page.SendAsync(HttpMethod.Post, "/tokens/reissue")).Status);
    }

    [Fact]
    public async Task Polling_as_fast_as_the_real_client_can_is_never_refused()
    {
        await using var host = await EchoHost.StartAsync();
        var page = await Page.OpenAsync(host);
        for (var count = 0; count < 100; count++) Assert.Equal(HttpStatusCode.OK, (await page.PollAsync("1")).Status);
    }

    [Theory]
    [InlineData("TokenLifetime")]
    [InlineData("TurnTimeout")]
    [InlineData("PublicUrl")]
    [InlineData("AllowedOrigins")]
    public async Task Settings_that_would_leave_a_page_silent_stop_the_start(string setting)
    {
        var fault = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => EchoHost.StartAsync(options => Break(options, setting)));
        Assert.Contains(setting, fault.Message, StringComparison.Ordinal);
    }

    static void Break(DirectLineOptions options, string setting)
    {
        switch (setting)
        {
            case "TokenLifetime": options.TokenLifetime = TimeSpan.FromMinutes(15); break;
            case "TurnTimeout": options.TurnTimeout = TimeSpan.FromSeconds(20); break;
            case "PublicUrl": options.PublicUrl = new Uri("ftp://x"); break;
            case "AllowedOrigins": options.AllowedOrigins.Add("https://shop.example/"); break;
        }
    }
}
