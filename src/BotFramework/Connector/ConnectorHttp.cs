namespace BotFramework.Connector;

/// <summary>The connections to all channels, shared by all turns.</summary>
internal static class ConnectorHttp
{
    /// <summary>A channel that has not answered by then gives the turn back its time; Teams itself gives up on a bot after 10 to 15 s.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public static readonly string UserAgent = $"Microsoft-BotFramework/3.1 BotBuilder/{typeof(ConnectorHttp).Assembly.GetName().Version?.ToString(3)}";

    private static readonly Lazy<HttpClient> Own = new(static () => Create(new SocketsHttpHandler()));

    public static HttpClient Shared => Own.Value;

    /// <summary>A client that somebody else made, with the same time limit.</summary>
    public static HttpClient Limited(HttpClient client)
    {
        client.Timeout = Timeout;
        return client;
    }

    /// <summary>Redirects are not followed: they would carry a message, and a token, to a place the channel did not name.</summary>
    public static HttpClient Create(SocketsHttpHandler handler)
    {
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectTimeout = TimeSpan.FromSeconds(5);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5); // so that a moved address is noticed
        return new HttpClient(handler) { Timeout = Timeout };
    }
}
