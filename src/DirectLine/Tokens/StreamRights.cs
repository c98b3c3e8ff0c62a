using System.Globalization;

namespace DirectLine;

/// <summary>
/// The right inside a streamUrl, <c>kid.expiry.signature</c>: it opens one conversation's socket for a minute and is no token. Short, because an open
/// socket keeps its address in memory.
/// </summary>
sealed class StreamRights(KeyRing keys, TimeProvider time)
{
    public async ValueTask<string> IssueAsync(string conversationId, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var key = await keys.SignerAsync(cancellationToken);
        var until = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"{key.Id}.{until}.{key.Sign(Signed(conversationId, until))}");
    }

    /// <exception cref="Refusal">403: not a right to this conversation, or expired.</exception>
    public async ValueTask DemandAsync(string conversationId, string right, CancellationToken cancellationToken)
    {
        if (right.Length > 200 || right.Split('.') is not [var id, var expiry, var signature]) throw Refusal.BadToken();
        if (!long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var until)) throw Refusal.BadToken();
        if (await keys.FindAsync(id, cancellationToken) is not { } key || !key.Verifies(Signed(conversationId, until), signature)) throw Refusal.BadToken();
        if (time.GetUtcNow().ToUnixTimeSeconds() >= until) throw Refusal.ExpiredToken();
    }

    // A token's signed text has no line break, so neither can stand for the other.
    static string Signed(string conversationId, long until) => string.Create(CultureInfo.InvariantCulture, $"stream\n{conversationId}\n{until}");
}
