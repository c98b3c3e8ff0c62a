using System.Net;
using System.Security.Claims;
using System.Text;
using BotFramework.Connector;
using BotFramework.Hosting;
using BotFramework.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace PosBot.Tests.Protocol;

public sealed class OutgoingTokenTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero));
    private readonly Internet _internet = new();

    public void Dispose() => _internet.Dispose();

    [Fact]
    public async Task One_token_is_bought_for_all_replies_until_five_minutes_before_its_end()
    {
        using var authentication = Create();
        await SendAsync(authentication, "https://channel.example/a");
        await SendAsync(authentication, "https://channel.example/a");
        Assert.Equal(["Bearer token-1", "Bearer token-1"], _internet.Seen);
        Assert.Equal("https://login.microsoftonline.com/own-tenant/oauth2/v2.0/token", _internet.LastLogin?.Address);
        Assert.Equal("grant_type=client_credentials&client_id=app&client_secret=s%26cret&scope=https%3A%2F%2Fapi.botframework.com%2F.default", _internet.LastLogin?.Form);
        _time.Advance(TimeSpan.FromMinutes(56));
        await SendAsync(authentication, "https://channel.example/a");
        Assert.Equal("Bearer token-2", _internet.Seen[^1]);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once()
    {
        using var authentication = Create();
        await SendAsync(authentication, "https://channel.example/");
        _internet.Refused.Add("Bearer token-1");
        await SendAsync(authentication, "https://channel.example/");
        Assert.Equal(["Bearer token-1", "Bearer token-1", "Bearer token-2"], _internet.Seen);
        _internet.Refused.Add("Bearer token-2");
        _internet.Refused.Add("Bearer token-3");
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => SendAsync(authentication, "https://channel.example/"));
        Assert.Equal(HttpStatusCode.Unauthorized, refusal.Response?.StatusCode);
        Assert.Equal(5, _internet.Seen.Count);
    }

    [Theory]
    [InlineData("http://channel.example/")]
    [InlineData("http://localhost:5000")]
    [InlineData("https://localhost:5000")]
    [InlineData("https://127.0.0.1/")]
    public async Task No_token_is_sent_over_plain_http_or_to_this_machine(string serviceUrl)
    {
        using var authentication = Create();
        await SendAsync(authentication, serviceUrl);
        Assert.Equal([null], _internet.Seen);
        Assert.Null(_internet.LastLogin);
    }

    [Fact]
    public async Task Replies_at_once_share_one_purchase()
    {
        using var authentication = Create();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(authentication, "https://channel.example/")));
        Assert.All(_internet.Seen, header => Assert.Equal("Bearer token-1", header));
    }

    [Fact]
    public async Task A_missing_password_is_named_when_a_token_is_needed()
    {
        using var authentication = Create(password: null);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(authentication, "https://channel.example/"));
        Assert.Contains("MicrosoftAppPassword", failure.Message);
    }

    private static async Task SendAsync(ConfigurationBotFrameworkAuthentication authentication, string serviceUrl)
    {
        using IConnectorClient client = await authentication.CreateConnectorFactory(new ClaimsIdentity()).CreateAsync(serviceUrl, null, CancellationToken.None);
        await client.Conversations.SendToConversationAsync("c1", new Activity("message") { Text = "x" });
    }

    private ConfigurationBotFrameworkAuthentication Create(string? password = "s&cret") => new(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = "app", ["MicrosoftAppPassword"] = password, ["MicrosoftAppType"] = "SingleTenant", ["MicrosoftAppTenantId"] = "own-tenant",
        }).Build(),
        _internet,
        _time);

    /// <summary>A token endpoint, and a channel that keeps the Authorization headers it sees.</summary>
    private sealed class Internet : HttpMessageHandler, IHttpClientFactory
    {
        private readonly Lock _gate = new();
        private int _sold;

        public List<string?> Seen { get; } = [];

        public HashSet<string> Refused { get; } = [];

        public (string Address, string Form)? LastLogin { get; private set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!.AbsoluteUri;
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            await Task.Yield();
            lock (_gate)
            {
                if (address.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal))
                {
                    LastLogin = (address, body);
                    return Json(HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token-{{++_sold}}"}""");
                }

                var header = request.Headers.Authorization?.ToString();
                Seen.Add(header);
                return header is not null && Refused.Contains(header) ? Json(HttpStatusCode.Unauthorized, "{}") : Json(HttpStatusCode.Created, """{"id":"x"}""");
            }
        }

        private static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
