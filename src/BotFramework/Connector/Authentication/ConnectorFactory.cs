namespace BotFramework.Connector.Authentication;

/// <summary>Makes clients for service URLs.</summary>
public abstract class ConnectorFactory
{
    /// <summary>A client, also for an activity that names no service URL: only its calls fail.</summary>
    public abstract Task<IConnectorClient> CreateAsync(string? serviceUrl, string? audience, CancellationToken cancellationToken);
}
