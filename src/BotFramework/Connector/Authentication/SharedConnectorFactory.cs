namespace BotFramework.Connector.Authentication;

/// <summary>Clients over one set of connections.</summary>
internal sealed class SharedConnectorFactory(Func<HttpClient> http, AccessTokens? tokens) : ConnectorFactory
{
    public override Task<IConnectorClient> CreateAsync(string? serviceUrl, string? audience, CancellationToken cancellationToken) =>
        Task.FromResult<IConnectorClient>(new ConnectorClient(ServiceAddress.Of(serviceUrl), http, tokens));
}
