using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

using DirectLine;
using PosBot.Messages;

namespace PosBot.Downloads;

/// <summary>
/// Signs and reads the tokens of download links: expiry and grant, then HMAC-SHA256. Nothing of a link is stored; the key is drawn from the
/// store's signing keys, so every host and a restarted one read it alike.
/// </summary>
sealed class LetterTokens(IDirectLineKeys keys, [FromKeyedServices(Clocks.System)] TimeProvider time)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    const int Expiry = sizeof(long), Longest = 400;

    // Every host has seen a key by then (IDirectLineKeys).
    static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    static readonly TimeSpan Reread = TimeSpan.FromSeconds(5);

    static readonly byte[] Purpose = "posbot letters 1"u8.ToArray();

    Seen? seen;

    public async ValueTask<string> IssueAsync(LetterGrant grant, CancellationToken cancellationToken)
    {
        var known = await KeysAsync(cancellationToken);
        var now = time.GetUtcNow();
        var key = known.FirstOrDefault(one => one.Created + Settled <= now) ?? known[^1];
        var said = Encoding.UTF8.GetBytes(string.Join('\n', grant.Case, grant.Letter, grant.Locale, grant.Format));
        var token = new byte[Expiry + said.Length + HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, (now + Life).ToUnixTimeSeconds());
        said.CopyTo(token, Expiry);
        Sign(key, token.AsSpan(0, Expiry + said.Length)).CopyTo(token, Expiry + said.Length);
        return Base64Url.EncodeToString(token);
    }

    public async ValueTask<ReadGrant> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > Longest || !Base64Url.IsValid(token)) return default;
        var bytes = Base64Url.DecodeFromChars(token);
        var signed = bytes.Length - HMACSHA256.HashSizeInBytes;
        if (signed <= Expiry) return default;
        var known = await KeysAsync(cancellationToken);
        if (!known.Any(key => CryptographicOperations.FixedTimeEquals(Sign(key, bytes.AsSpan(0, signed)), bytes.AsSpan(signed)))) return default;
        if (Encoding.UTF8.GetString(bytes, Expiry, signed - Expiry).Split('\n') is not [var @case, var letter, var locale, var format]) return default;
        return new(new(@case, letter, locale, format), time.GetUtcNow().ToUnixTimeSeconds() >= BinaryPrimitives.ReadInt64BigEndian(bytes));
    }

    // A flood of forged links is not to become a flood of reads.
    async ValueTask<IReadOnlyList<DirectLineKey>> KeysAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (seen is { } last && now - last.At < Reread) return last.Keys;
        var read = await keys.ReadAsync(cancellationToken);
        seen = new(now, read);
        return read;
    }

    static byte[] Sign(DirectLineKey key, ReadOnlySpan<byte> said) =>
        HMACSHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, HMACSHA256.HashSizeInBytes, info: Purpose), said);

    /// <summary>The keys as they were read last; swapped whole.</summary>
    sealed record Seen(DateTimeOffset At, IReadOnlyList<DirectLineKey> Keys);
}
