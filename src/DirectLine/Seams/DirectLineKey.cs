using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace DirectLine;

/// <summary>One signing key.</summary>
/// <param name="Id">Its public name, the token's <c>kid</c>: letters, digits, - and _.</param>
/// <param name="Secret">At least 32 random bytes (HMAC-SHA256).</param>
/// <param name="Created">When it was made.</param>
public sealed record DirectLineKey(string Id, byte[] Secret, DateTimeOffset Created)
{
    /// <summary>A new random key.</summary>
    public static DirectLineKey New(DateTimeOffset now) => new(ActivityIds.New()[..8], RandomNumberGenerator.GetBytes(32), now);

    internal string Sign(string text) => Base64Url.EncodeToString(Hash(text));

    internal bool Verifies(string text, ReadOnlySpan<char> signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Base64Url.DecodeFromChars(signature, given, out _, out var written) == OperationStatus.Done && written == given.Length
            && CryptographicOperations.FixedTimeEquals(given, Hash(text));
    }

    byte[] Hash(string text) => HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(text));
}
