using System.Security.Claims;
using BotFramework.Connector;
using BotFramework.Connector.Authentication;
using BotFramework.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace BotFramework.Hosting;

/// <summary>
/// Authentication by the settings MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId and MicrosoftAppType.
/// Without an app id every caller without an Authorization header is accepted, on any channel: the host must let only its own machine reach it then, and only in development.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly string? _appId;
    private readonly SharedConnectorFactory _connectors;

    public ConfigurationBotFrameworkAuthentication(IConfiguration configuration, IHttpClientFactory? httpClientFactory = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _appId = configuration["MicrosoftAppId"];
        _connectors = new SharedConnectorFactory(httpClientFactory?.CreateClient() ?? ConnectorHttp.Shared, null);
    }

    public override string GetOriginatingAudience() => AuthenticationConstants.ToChannelFromBotOAuthScope;

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(_appId) || !string.IsNullOrWhiteSpace(authHeader))
            throw new UnauthorizedAccessException("Tokens cannot be checked yet, so every caller is refused.");
        return Task.FromResult(new AuthenticateRequestResult
        {
            Audience = GetOriginatingAudience(),
            ClaimsIdentity = new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType),
            ConnectorFactory = _connectors,
        });
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _connectors;
}
