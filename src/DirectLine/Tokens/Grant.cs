namespace DirectLine;

/// <summary>What a token gives: one user in one conversation.</summary>
sealed record Grant(string ConversationId, string UserId, string? Locale);

/// <summary>What a grant is good for; a stream's right inside a URL is no token and a token is no stream's right.</summary>
enum GrantUse { Token, Stream }

/// <summary>A presented token. <see cref="Grant"/> is null unless its signature and shape are right; it may still be expired.</summary>
readonly record struct PresentedToken(Grant? Grant, TimeSpan ExpiredFor)
{
    public static readonly PresentedToken Invalid;
    public bool Expired => ExpiredFor >= TimeSpan.Zero;
}
