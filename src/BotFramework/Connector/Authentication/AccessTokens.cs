namespace BotFramework.Connector.Authentication;

/// <summary>The bot's own tokens for its channels.</summary>
internal abstract class AccessTokens
{
    /// <summary>The token for this address; null where none may be sent there.</summary>
    public abstract Task<string?> ForAsync(Uri address, CancellationToken cancellationToken);

    /// <summary>A token other than the refused one.</summary>
    public abstract Task<string> RenewAsync(string refused, CancellationToken cancellationToken);
}
