using System.Security.Claims;
using BotFramework.Schema;

namespace BotFramework.Connector.Authentication;

/// <summary>Decides who may speak to the bot, and makes what answers them.</summary>
public abstract class BotFrameworkAuthentication
{
    /// <exception cref="UnauthorizedAccessException">The caller may not speak to the bot.</exception>
    public abstract Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string? authHeader, CancellationToken cancellationToken);

    /// <summary>Streaming connections are not offered.</summary>
    public virtual Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string? authHeader, string? channelIdHeader, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This authentication does not offer it.");

    public abstract ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity);

    /// <summary>Whom tokens for calls to the channel are asked for.</summary>
    public virtual string GetOriginatingAudience() => throw new NotSupportedException("This authentication does not offer it.");

    /// <summary>Checks a token of a channel that comes without an activity.</summary>
    public virtual Task<ClaimsIdentity> AuthenticateChannelRequestAsync(string? authHeader, CancellationToken cancellationToken) => throw new NotSupportedException("This authentication does not offer it.");
}
