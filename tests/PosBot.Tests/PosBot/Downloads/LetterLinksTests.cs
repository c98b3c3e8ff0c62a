using BotFramework;
using BotFramework.Adapters;
using BotFramework.Schema;
using DirectLine;
using Microsoft.AspNetCore.Http;
using PosBot.Downloads;

namespace PosBot.Tests.Service;

/// <summary>Where the links of a letter lead.</summary>
public sealed class LetterLinksTests
{
    [Theory]
    [InlineData("https://posbot.example/", true, "https://posbot.example/letters/")]
    [InlineData("https://shop.example/help", false, "https://shop.example/help/letters/")]
    [InlineData(null, true, "http://page.example:8080/letters/")]
    [InlineData(null, false, null)]
    public async Task The_setting_comes_first_then_the_host_of_the_page_else_there_is_no_link(string? setting, bool directLine, string? expected) =>
        Assert.Equal(expected, await RootAsync(setting, directLine));

    [Theory]
    [InlineData("https://page.example:8080", "https://page.example:8080/letters/")]
    [InlineData("https://elsewhere.example", "http://page.example:8080/letters/")]
    [InlineData("null", "http://page.example:8080/letters/")]
    public async Task The_origin_gives_the_scheme_only_where_it_is_the_pages_own(string origin, string expected) =>
        Assert.Equal(expected, await RootAsync(null, directLine: true, origin));

    [Theory]
    [InlineData("https://posbot.example", true)]
    [InlineData("http://127.0.0.1:3978/help", true)]
    [InlineData("posbot.example", false)]
    [InlineData("ftp://posbot.example", false)]
    [InlineData("https://posbot.example?x=1", false)]
    public void A_public_address_that_is_none_stops_the_start(string url, bool good) =>
        Assert.Equal(good, !new PosBotOptions { PublicUrl = url }.Problems(development: true).Any(problem => problem.Contains("PosBot:PublicUrl", StringComparison.Ordinal)));

    static async Task<string?> RootAsync(string? setting, bool directLine, string? origin = null)
    {
        var key = DirectLineKey.New(DateTimeOffset.UnixEpoch);
        var http = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("page.example", 8080) } };
        if (origin is not null) http.Request.Headers.Origin = origin;
        var links = new LetterLinks(new LetterTokens(new OneKey(key), TimeProvider.System), new HttpContextAccessor { HttpContext = http }, setting);
        using var context = new TurnContext(new TestAdapter(), new Activity { Type = ActivityTypes.Message });
        if (directLine) context.TurnState.Set(new DirectLineActivity("c", "u", "a", []));
        var url = await links.OfAsync(context, new("case", "pboc-person", "zh-CN", "txt"), default);
        return url?[..(url.LastIndexOf('/') + 1)];
    }

    sealed class OneKey(DirectLineKey key) : IDirectLineKeys
    {
        public Task<IReadOnlyList<DirectLineKey>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DirectLineKey>>([key]);
    }
}
