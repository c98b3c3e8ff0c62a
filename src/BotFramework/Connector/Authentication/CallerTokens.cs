using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.Connector.Authentication;

/// <summary>
/// Checks the token with which a channel calls the bot (Bot Framework authentication 3.1 and 3.2): signature, issuer, audience, time, the service URL and the channel.
/// Whatever does not hold is refused; nothing is taken from a token before its signature is checked except which keys to check it with.
/// </summary>
internal sealed class CallerTokens(IdentitySettings settings, Func<HttpClient> http, TimeProvider time) : IDisposable
{
    // A channel's tokens are under 3 kB; nobody's are longer than a header may be.
    private const int LongestToken = 16 * 1024;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];
    private static readonly string[] EmulatorTenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };
    private readonly SigningKeys _channelKeys = new(settings.ChannelMetadata, http, time);
    private readonly SigningKeys _emulatorKeys = new(settings.EmulatorMetadata, http, time);
    private readonly HashSet<string> _emulatorIssuers = settings.AllowEmulator ? [.. Issuers(settings.TenantId)] : [];

    /// <summary>The caller.</summary>
    /// <param name="authHeader">The Authorization header.</param>
    /// <param name="channelId">The channel the activity says it comes from.</param>
    /// <param name="serviceUrl">The service URL the activity names; it must be the token's, or the bot's answers would go where its caller likes.</param>
    /// <param name="cancellationToken">Ends the fetching of keys.</param>
    /// <exception cref="UnauthorizedAccessException">The reason is for the log only.</exception>
    public async Task<ClaimsIdentity> CheckAsync(string? authHeader, string? channelId, string? serviceUrl, CancellationToken cancellationToken)
    {
        var token = Read(authHeader);
        var isChannel = token.Issuer == settings.ChannelIssuer;
        if (!isChannel && !_emulatorIssuers.Contains(token.Issuer))
            throw new UnauthorizedAccessException("The token's issuer is not believed.");

        var key = await (isChannel ? _channelKeys : _emulatorKeys).FindAsync(token.Kid, cancellationToken)
            ?? throw new UnauthorizedAccessException("The token's key is not known.");
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = token.Issuer,
            ValidAudience = settings.AppId,
            IssuerSigningKey = key.Key,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires),
        });
        if (!result.IsValid)
            throw new UnauthorizedAccessException($"The token is not valid: {result.Exception?.GetType().Name}.");
        var identity = result.ClaimsIdentity;
        if (isChannel)
            CheckChannel(identity, key, channelId, serviceUrl);
        else
            CheckEmulator(identity);
        return identity;
    }

    public void Dispose()
    {
        _channelKeys.Dispose();
        _emulatorKeys.Dispose();
    }

    // The bot's own tenant, and the two in which Microsoft issues tokens for bots; never the tenant the token itself names.
    private static IEnumerable<string> Issuers(string? ownTenant)
    {
        foreach (var tenant in ownTenant is null ? EmulatorTenants : [.. EmulatorTenants, ownTenant])
        {
            yield return $"https://sts.windows.net/{tenant}/";
            yield return $"https://login.microsoftonline.com/{tenant}/v2.0";
        }
    }

    private static void CheckChannel(ClaimsIdentity identity, SigningKey key, string? channelId, string? serviceUrl)
    {
        if (string.IsNullOrEmpty(serviceUrl) || identity.FindFirst(AuthenticationConstants.ServiceUrlClaim)?.Value != serviceUrl)
            throw new UnauthorizedAccessException("The activity's service URL is not the token's.");
        if (string.IsNullOrEmpty(channelId) || (key.Endorsements.Count > 0 && !key.Endorsements.Contains(channelId)))
            throw new UnauthorizedAccessException("The token's key is not endorsed for the activity's channel.");
    }

    private JsonWebToken Read(string? authHeader)
    {
        const string Scheme = "Bearer ";
        if (authHeader is null || !authHeader.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw new UnauthorizedAccessException("There is no bearer token.");
        try
        {
            return _handler.ReadJsonWebToken(authHeader[Scheme.Length..].Trim());
        }
        catch (Exception failure) when (failure is ArgumentException or SecurityTokenException or FormatException or System.Text.Json.JsonException)
        {
            throw new UnauthorizedAccessException("The bearer token is no JSON web token.", failure);
        }
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now <= end + Skew && (notBefore is not { } begin || now >= begin - Skew);
    }

    private void CheckEmulator(ClaimsIdentity identity)
    {
        var claim = identity.FindFirst(AuthenticationConstants.VersionClaim)?.Value switch
        {
            "1.0" => AuthenticationConstants.AppIdClaim,
            "2.0" => AuthenticationConstants.AuthorizedParty,
            _ => throw new UnauthorizedAccessException("The token's version is not known."),
        };
        if (identity.FindFirst(claim)?.Value != settings.AppId)
            throw new UnauthorizedAccessException("The token was not issued to the bot itself.");
    }
}
