using System.Net;
using System.Text.Json.Nodes;
using BotFramework.Hosting;
using BotFramework.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace PosBot.Tests.Protocol;

public sealed class AuthenticationTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string ServiceUrl = "https://smba.trafficmanager.net/teams/";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero));
    private IssuerDouble _issuer = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await IssuerDouble.StartAsync();
        _issuer.Add("k1", "msteams");
        _issuer.Add("open");
    }

    public ValueTask DisposeAsync() => _issuer.DisposeAsync();

    [Fact]
    public async Task A_channel_with_a_good_token_is_let_in()
    {
        using var authentication = Create();
        var result = await authentication.AuthenticateRequestAsync(From(), Bearer(_issuer.Sign("k1", Claims())), CancellationToken.None);
        Assert.Equal(AppId, result.ClaimsIdentity?.FindFirst("aud")?.Value);
        Assert.True(result.ClaimsIdentity?.IsAuthenticated);
        Assert.Equal(CallerIdConstants.PublicAzureChannel, result.CallerId);
        Assert.NotNull(result.ConnectorFactory);
    }

    [Theory]
    [InlineData("aud", "somebody-else")]
    [InlineData("aud", "")]
    [InlineData("iss", "https://api.botframework.com/")]
    [InlineData("iss", "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0")]
    [InlineData("serviceurl", "https://smba.trafficmanager.net/teams")]
    [InlineData("serviceurl", "https://SMBA.trafficmanager.net/teams/")]
    [InlineData("serviceurl", "")]
    [InlineData("serviceurl", null)]
    [InlineData("aud", null)]
    [InlineData("iss", null)]
    [InlineData("exp", null)]
    public async Task A_wrong_or_missing_claim_is_refused(string claim, string? value)
    {
        var claims = Claims();
        if (value is null)
            claims.Remove(claim);
        else
            claims[claim] = value;
        await RefusedAsync(_issuer.Sign("k1", claims));
    }

    [Theory]
    [InlineData(-299, true)]
    [InlineData(-301, false)]
    public async Task A_token_is_good_for_five_minutes_after_its_end(int seconds, bool good)
    {
        var claims = Claims();
        claims["exp"] = _time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();
        claims["nbf"] = _time.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();
        await ExpectAsync(good, _issuer.Sign("k1", claims));
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(301, false)]
    public async Task A_token_is_good_from_five_minutes_before_its_begin(int seconds, bool good)
    {
        var claims = Claims();
        claims["nbf"] = _time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();
        await ExpectAsync(good, _issuer.Sign("k1", claims));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    public async Task Only_rsa_signatures_count(string algorithm) => await RefusedAsync(_issuer.Sign("k1", Claims(), algorithm));

    [Fact]
    public async Task A_signature_of_another_key_under_a_known_id_is_refused() => await RefusedAsync(_issuer.Sign("k1", Claims(), with: IssuerDouble.Stranger));

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        var parts = _issuer.Sign("k1", Claims()).Split('.');
        var claims = Claims();
        claims["extra"] = 1;
        var others = _issuer.Sign("k1", claims).Split('.');
        await RefusedAsync($"{parts[0]}.{others[1]}.{parts[2]}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ....")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task What_is_no_token_is_refused(string? header)
    {
        using var authentication = Create();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => authentication.AuthenticateRequestAsync(From(), header, CancellationToken.None));
        Assert.Equal(0, _issuer.Fetches);
    }

    [Fact]
    public async Task A_huge_token_is_refused() => await RefusedAsync($"a.{new string('b', 1_000_000)}.c");

    [Theory]
    [InlineData("k1", "msteams", true)]
    [InlineData("k1", "webchat", false)]
    [InlineData("k1", "", false)]
    [InlineData("k1", null, false)]
    [InlineData("open", "webchat", true)]
    [InlineData("open", null, false)]
    public async Task A_key_counts_for_the_channels_it_is_endorsed_for(string key, string? channelId, bool good)
    {
        using var authentication = Create();
        await ExpectAsync(good, _issuer.Sign(key, Claims()), authentication, channelId);
    }

    [Fact]
    public async Task Unknown_keys_are_looked_for_at_most_once_an_hour_and_known_ones_refreshed_once_a_day()
    {
        using var authentication = Create();
        await ExpectAsync(true, _issuer.Sign("k1", Claims()), authentication);
        Assert.Equal(1, _issuer.Fetches);
        _issuer.Add("k2");
        for (var attempt = 0; attempt < 20; attempt++)
            await ExpectAsync(false, _issuer.Sign("k2", Claims()), authentication);
        Assert.Equal(1, _issuer.Fetches);
        _time.Advance(TimeSpan.FromMinutes(61));
        await ExpectAsync(true, _issuer.Sign("k2", Claims()), authentication);
        Assert.Equal(2, _issuer.Fetches);
        _time.Advance(TimeSpan.FromHours(24));
        await ExpectAsync(true, _issuer.Sign("k2", Claims()), authentication);
        Assert.Equal(3, _issuer.Fetches);
    }

    [Fact]
    public async Task An_issuer_that_is_down_lets_nobody_new_in_and_known_keys_last_five_days()
    {
        using var authentication = Create();
        _issuer.IsDown = true;
        await ExpectAsync(false, _issuer.Sign("k1", Claims()), authentication);
        _issuer.IsDown = false;
        _time.Advance(TimeSpan.FromSeconds(11));
        await ExpectAsync(true, _issuer.Sign("k1", Claims()), authentication);
        _issuer.IsDown = true;
        _time.Advance(TimeSpan.FromDays(4));
        await ExpectAsync(true, _issuer.Sign("k1", Claims()), authentication);
        _time.Advance(TimeSpan.FromDays(1));
        await ExpectAsync(false, _issuer.Sign("k1", Claims()), authentication);
    }

    [Theory]
    [InlineData("1.0", "appid", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0")]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/own-tenant/v2.0")]
    public async Task The_emulator_is_let_in_only_where_allowed(string version, string claim, string issuer)
    {
        var token = _issuer.Sign("open", EmulatorClaims(version, claim, issuer));
        await RefusedAsync(token);
        using var allowed = Create(("AllowEmulator", "true"));
        await ExpectAsync(true, token, allowed, serviceUrl: "http://localhost:5000");
    }

    [Theory]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/some-other-tenant/v2.0", AppId, AppId)]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/own-tenant/v2.0", "https://api.botframework.com", AppId)]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/own-tenant/v2.0", AppId, "somebody-else")]
    [InlineData("2.0", "appid", "https://login.microsoftonline.com/own-tenant/v2.0", AppId, AppId)]
    [InlineData("3.0", "azp", "https://login.microsoftonline.com/own-tenant/v2.0", AppId, AppId)]
    public async Task Where_the_emulator_is_allowed_other_tenants_audiences_and_applications_are_not(string version, string claim, string issuer, string audience, string application)
    {
        var claims = EmulatorClaims(version, claim, issuer);
        claims["aud"] = audience;
        claims[claim] = application;
        using var allowed = Create(("AllowEmulator", "true"));
        await ExpectAsync(false, _issuer.Sign("open", claims), allowed);
    }

    [Fact]
    public async Task The_endpoint_answers_401_in_json_and_runs_no_turn()
    {
        var turns = 0;
        using var authentication = Create();
        await using var host = await BotHost.StartAsync(new TurnBot((_, _) => Task.FromResult(turns++)), new CloudAdapter(authentication));
        foreach (var header in new[] { null, "Bearer x", Bearer(_issuer.Sign("k1", Claims())) })
        {
            using var response = await host.PostAsync(Wires.Message("https://elsewhere.example/", channel: "msteams"), header);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Unauthorized", JsonNode.Parse(await response.Content.ReadAsStringAsync())?["error"]?["code"]?.GetValue<string>());
        }

        Assert.Equal(0, turns);
        using var good = await host.PostAsync(Wires.Message(ServiceUrl, channel: "msteams"), Bearer(_issuer.Sign("k1", Claims())));
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Equal(1, turns);
    }

    [Fact]
    public async Task Without_an_app_id_a_token_is_refused_for_nobody_could_check_it()
    {
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);
        using var response = await host.PostAsync(Wires.Message(ServiceUrl), "Bearer x");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("MicrosoftAppType", "UserAssignedMSI")]
    [InlineData("MicrosoftAppTenantId", "")]
    public void Settings_that_cannot_work_are_refused_at_once_by_name(string name, string value) =>
        Assert.Contains(name, Assert.Throws<InvalidOperationException>(() => Create((name, value))).Message);

    private static string Bearer(string token) => $"Bearer {token}";

    private static Activity From(string? channelId = "msteams", string serviceUrl = ServiceUrl) => new("message") { ChannelId = channelId, ServiceUrl = serviceUrl };

    private JsonObject Claims() => new()
    {
        ["iss"] = "https://api.botframework.com", ["aud"] = AppId, ["serviceurl"] = ServiceUrl,
        ["nbf"] = _time.GetUtcNow().AddMinutes(-1).ToUnixTimeSeconds(), ["exp"] = _time.GetUtcNow().AddDays(30).ToUnixTimeSeconds(),
    };

    private JsonObject EmulatorClaims(string version, string claim, string issuer)
    {
        var claims = Claims();
        claims.Remove("serviceurl");
        (claims["iss"], claims["ver"], claims[claim]) = (issuer, version, AppId);
        return claims;
    }

    private Task RefusedAsync(string token) => ExpectAsync(false, token);

    private async Task ExpectAsync(bool good, string token, ConfigurationBotFrameworkAuthentication? authentication = null, string? channelId = "msteams", string serviceUrl = ServiceUrl)
    {
        using var own = authentication is null ? Create() : null;
        var check = (authentication ?? own)!.AuthenticateRequestAsync(From(channelId, serviceUrl), Bearer(token), CancellationToken.None);
        if (good)
            await check;
        else
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => check);
    }

    private ConfigurationBotFrameworkAuthentication Create(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = AppId, ["MicrosoftAppPassword"] = "secret", ["MicrosoftAppType"] = "SingleTenant", ["MicrosoftAppTenantId"] = "own-tenant",
            ["ToBotFromChannelOpenIdMetadataUrl"] = _issuer.Metadata, ["ToBotFromEmulatorOpenIdMetadataUrl"] = _issuer.Metadata,
        };
        foreach (var (name, value) in more)
            settings[name] = value;
        return new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), null, _time);
    }
}
