using System.Security.Claims;
using BotFramework.Connector;
using BotFramework.Connector.Authentication;
using BotFramework.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace BotFramework.Hosting;

/// <summary>
/// Authentication by the settings MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId and MicrosoftAppType (SingleTenant or MultiTenant).
/// Without an app id every caller without an Authorization header is accepted, on any channel: the host must let only its own machine reach it then, and only in development.
/// AllowEmulator (false) lets whoever holds the bot's secret speak through the Emulator; the addresses can be moved with the SDK's settings ToBotFromChannelOpenIdMetadataUrl and so on.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication, IDisposable
{
    private readonly IdentitySettings _settings;
    private readonly CallerTokens? _callers;
    private readonly ClientCredentialTokens? _tokens;
    private readonly SharedConnectorFactory _connectors;

    /// <exception cref="InvalidOperationException">A setting is missing or not offered; the message names it.</exception>
    public ConfigurationBotFrameworkAuthentication(IConfiguration configuration, IHttpClientFactory? httpClientFactory = null, ILogger? logger = null)
        : this(configuration, httpClientFactory, TimeProvider.System)
    {
        if (_settings.AllowEmulator && _callers is not null)
            logger?.LogWarning("AllowEmulator is set: whoever holds the bot's secret can speak as any user.");
    }

    internal ConfigurationBotFrameworkAuthentication(IConfiguration configuration, IHttpClientFactory? httpClientFactory, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _settings = IdentitySettings.Of(configuration);
        Func<HttpClient> http = httpClientFactory is null ? static () => ConnectorHttp.Shared : () => ConnectorHttp.Limited(httpClientFactory.CreateClient());
        if (_settings.AppId is not null)
        {
            _callers = new CallerTokens(_settings, http, time);
            _tokens = new ClientCredentialTokens(_settings, http, time);
        }

        _connectors = new SharedConnectorFactory(http, _tokens);
    }

    public override string GetOriginatingAudience() => _settings.Scope;

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return new AuthenticateRequestResult
        {
            Audience = GetOriginatingAudience(),
            ClaimsIdentity = _callers is null ? Anonymous(authHeader) : await _callers.CheckAsync(authHeader, activity.ChannelId, activity.ServiceUrl, cancellationToken),
            CallerId = _callers is null ? null : _settings.CallerId,
            ConnectorFactory = _connectors,
        };
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _connectors;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _callers?.Dispose();
        _tokens?.Dispose();
    }

    // A token that nobody could check is no reason to trust its bearer.
    private static ClaimsIdentity Anonymous(string? authHeader) => string.IsNullOrWhiteSpace(authHeader)
        ? new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType)
        : throw new UnauthorizedAccessException("There is a token, and no app id to check it against.");
}
