using System.Net.Http.Json;

namespace BotFramework.Connector.Authentication;

/// <summary>Tokens bought with the bot's secret (RFC 6749, 4.4); one is shared by all turns until five minutes before its end.</summary>
internal sealed class ClientCredentialTokens(IdentitySettings settings, Func<HttpClient> http, TimeProvider time) : AccessTokens, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1);
    private volatile Held? _held;

    /// <summary>Null for anything but a public HTTPS address: whoever gets the token can speak as the bot.</summary>
    public override async Task<string?> ForAsync(Uri address, CancellationToken cancellationToken) =>
        address.Scheme == Uri.UriSchemeHttps && !address.IsLoopback ? await GetAsync(null, cancellationToken) : null;

    public override Task<string> RenewAsync(string refused, CancellationToken cancellationToken) => GetAsync(refused, cancellationToken);

    public void Dispose() => _gate.Dispose();

    private async Task<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        if (Current(refused) is { } token)
            return token;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return Current(refused) ?? await BuyAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private string? Current(string? refused) => _held is { } held && held.Token != refused && time.GetUtcNow() < held.RenewAt ? held.Token : null;

    private async Task<string> BuyAsync(CancellationToken cancellationToken)
    {
        if (settings.Password is not { } password)
            throw new InvalidOperationException("MicrosoftAppPassword is missing, so no channel can be answered.");
        var login = settings.LoginUrl.Replace("{0}", settings.TenantId ?? AuthenticationConstants.DefaultChannelAuthTenant, StringComparison.Ordinal).TrimEnd('/');
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", settings.AppId),
            new("client_secret", password),
            new("scope", $"{settings.Scope}/.default"),
        ]);
        using var response = await http().PostAsync(new Uri($"{login}/oauth2/v2.0/token"), form, cancellationToken);
        response.EnsureSuccessStatusCode();
        var bought = await response.Content.ReadFromJsonAsync(IdentityJson.Default.TokenDocument, cancellationToken);
        var token = bought?.AccessToken ?? throw new HttpRequestException("The token endpoint answered without a token.");
        _held = new Held(token, time.GetUtcNow() + TimeSpan.FromSeconds(bought.ExpiresIn) - Margin);
        return token;
    }

    private sealed record Held(string Token, DateTimeOffset RenewAt);
}
