using System.Net;
using System.Text.Json;
using PosBot.EndToEnd.Browser;
using PosBot.Page;

namespace PosBot.EndToEnd.Page;

/// <summary>The page as it comes over HTTP, without a browser.</summary>
public sealed class HelpPageTests
{
    static readonly HttpClient Client = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });

    [Theory]
    [InlineData("", null, "zh-CN")]
    [InlineData("", "zh-TW,en;q=0.5", "zh-CN")]
    [InlineData("", "en-GB,zh;q=0.5", "en-US")]
    [InlineData("", "fr,en;q=0.1", "en-US")]
    [InlineData("", "fr, *;q=0.5", "zh-CN")]
    [InlineData("", "zh;q=0.2, en;q=0.9", "en-US")]
    [InlineData("?lang=en", "zh-CN", "en-US")]
    [InlineData("?lang=zh", "en-US", "zh-CN")]
    [InlineData("?lang=xx", "en-US", "en-US")]
    public async Task The_address_then_the_browser_then_Chinese_decides_the_language(string query, string? accepts, string expected)
    {
        await using var host = await PageHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, query));
        if (accepts is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accepts);

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, Assert.Single(response.Content.Headers.ContentLanguage));
        Assert.Contains($"<html lang=\"{expected}\">", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_lets_nothing_in_from_elsewhere_and_every_view_has_its_own_nonce()
    {
        await using var host = await PageHost.StartAsync();

        using var first = await Client.GetAsync(host.Address, TestContext.Current.CancellationToken);
        using var second = await Client.GetAsync(host.Address, TestContext.Current.CancellationToken);

        var policy = string.Concat(first.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.Contains($"connect-src 'self' ws://{host.Address.Authority} wss://{host.Address.Authority};", policy, StringComparison.Ordinal);
        Assert.EndsWith("base-uri 'none'; form-action 'none'; frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.NotEqual(policy, string.Concat(second.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", string.Concat(first.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", string.Concat(first.Headers.GetValues("Referrer-Policy")));
        Assert.True(first.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_host_name_cannot_add_to_the_policy()
    {
        await using var host = await PageHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Address);
        request.Headers.TryAddWithoutValidation("Host", "a;script-src*");

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("script-src*", response.Headers.TryGetValues("Content-Security-Policy", out var policy) ? string.Concat(policy) : "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_setting_that_would_end_the_directive_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new PageOptions { FrameAncestors = "'self'; script-src *" }.Check());

    [Fact]
    public async Task The_script_comes_compressed_is_kept_for_ever_under_its_fingerprint_and_is_not_sent_twice()
    {
        await using var host = await PageHost.StartWithChatAsync();
        var files = new PageFiles(new PageOptions().Folder);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, files.Address(HelpPage.WebChat)));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange(response.Content.Headers.ContentLength!.Value, 300_000, 1_000_000);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, HelpPage.WebChat));
        again.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip;q=0, br");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var kept = await Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, kept.StatusCode);
        Assert.Equal("no-cache", kept.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/..%2fPosBot.dll")]
    [InlineData("/webchat/")]
    [InlineData("/webchat/webchat.js.br")]
    [InlineData("/page.css/")]
    [InlineData("/appsettings.json")]
    public async Task Only_the_page_s_own_files_are_served(string path)
    {
        await using var host = await PageHost.StartAsync();

        using var response = await Client.GetAsync(new Uri(host.Address + path[1..]), TestContext.Current.CancellationToken);

        Assert.True(response.StatusCode == HttpStatusCode.NotFound || path == "/page.css/", $"{path} was answered with {response.StatusCode}");
    }

    [Fact]
    public void Every_number_on_the_page_is_a_contact_with_a_fact()
    {
        using var contacts = JsonDocument.Parse(File.ReadAllText(Places.Contacts));
        foreach (var number in PageNumber.All)
        {
            var contact = contacts.RootElement.EnumerateArray().Single(one => one.GetProperty("id").GetString() == number.Contact);
            Assert.Equal(number.Dial, contact.GetProperty("tel").GetString());
            Assert.False(string.IsNullOrEmpty(contact.GetProperty("fact").GetString()));
        }
    }

    [Fact]
    public void The_words_of_the_page_are_calm_and_the_same_in_both_languages()
    {
        var chinese = Wording.Chinese.Keys.Where(key => key.StartsWith("page.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(chinese, Wording.English.Keys.Where(key => key.StartsWith("page.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(chinese, key => Assert.DoesNotContain(Wording.Chinese[key] + Wording.English[key], letter => letter is '!' or '！'));
    }

    [Fact]
    public void Words_cannot_become_markup()
    {
        var page = new HelpPage("zh-CN", key => $"<b onclick=\"x\">{key}</b>", new PageFiles(new PageOptions().Folder), new PageOptions());
        Assert.DoesNotContain("<b onclick", page.Html("", "n"), StringComparison.Ordinal);
    }
}
