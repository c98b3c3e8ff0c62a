using System.Security.Claims;

namespace BotFramework.Connector.Authentication;

/// <summary>Who called, and how to answer.</summary>
public class AuthenticateRequestResult
{
    /// <summary>Whom tokens for the answer are asked for.</summary>
    public string? Audience { get; set; }

    public ClaimsIdentity? ClaimsIdentity { get; set; }

    public string? CallerId { get; set; }

    public ConnectorFactory? ConnectorFactory { get; set; }
}
