namespace BotFramework.Connector;

/// <summary>Calls to the channel of one service URL.</summary>
public interface IConnectorClient : IDisposable
{
    /// <summary>The service URL; null where an activity named none, and then every call fails.</summary>
    Uri? BaseUri { get; }

    IConversations Conversations { get; }
}
