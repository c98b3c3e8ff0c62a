namespace DirectLine;

/// <summary>What a token gives: one user in one conversation.</summary>
sealed record Grant(string ConversationId, string UserId, string? Locale);

/// <summary>A presented token. <see cref="Grant"/> is null unless its signature and shape are right; it may still be expired.</summary>
readonly record struct PresentedToken(Grant? Grant, TimeSpan ExpiredFor)
{
    public static readonly PresentedToken Invalid;
    public bool Expired => ExpiredFor >= TimeSpan.Zero;
}
