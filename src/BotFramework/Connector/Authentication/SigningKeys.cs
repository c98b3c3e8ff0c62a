using System.Collections.Frozen;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.Connector.Authentication;

/// <summary>A key and the channels it is good for; none means any.</summary>
internal sealed record SigningKey(RsaSecurityKey Key, FrozenSet<string> Endorsements);

/// <summary>
/// The keys of an issuer, fetched once a day. A key that is not among them is looked for anew, but at most once an hour,
/// so that made-up key ids cannot drive traffic to the issuer. Keys that cannot be refreshed are used for five days.
/// </summary>
internal sealed class SigningKeys(string metadata, Func<HttpClient> http, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestUse = TimeSpan.FromDays(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    // After a failure with nothing known: soon again, or the bot would be deaf for an hour.
    private static readonly TimeSpan RetryUnknown = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _gate = new(1);
    private volatile FrozenDictionary<string, SigningKey> _keys = FrozenDictionary<string, SigningKey>.Empty;
    private DateTimeOffset _fetched = DateTimeOffset.MinValue;
    private DateTimeOffset _tried = DateTimeOffset.MinValue;

    /// <summary>The key of this id, or null.</summary>
    public async Task<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (_keys.TryGetValue(keyId, out var known) && time.GetUtcNow() - _fetched < Lifetime)
            return known;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            var stale = now - _fetched >= Lifetime;
            var pause = _keys.Count == 0 || stale ? RetryUnknown : LookAgain;
            if ((stale || !_keys.ContainsKey(keyId)) && now - _tried >= pause)
            {
                _tried = now;
                await FetchAsync(cancellationToken);
                _fetched = now;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or InvalidOperationException or FormatException or CryptographicException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Unknown keys stay unknown, so their tokens are refused.
        }
        finally
        {
            _gate.Release();
        }

        return time.GetUtcNow() - _fetched < LongestUse ? _keys.GetValueOrDefault(keyId) : null;
    }

    public void Dispose() => _gate.Dispose();

    private static Uri Secure(string? address)
    {
        var uri = new Uri(address ?? throw new InvalidOperationException("The metadata names no keys."));
        return uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback ? uri : throw new InvalidOperationException($"Keys are not taken over {uri.Scheme}.");
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        var client = http();
        var document = await client.GetFromJsonAsync(Secure(metadata), IdentityJson.Default.OpenIdMetadata, cancellationToken);
        var set = await client.GetFromJsonAsync(Secure(document?.KeysAddress), IdentityJson.Default.KeySet, cancellationToken);
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in set?.Keys ?? [])
        {
            if (key is not { Kty: "RSA", Kid: { Length: > 0 } id, N: { } modulus, E: { } exponent })
                continue;
            var rsa = new RsaSecurityKey(new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(modulus), Exponent = Base64UrlEncoder.DecodeBytes(exponent) }) { KeyId = id };
            keys[id] = new SigningKey(rsa, (key.Endorsements ?? []).ToFrozenSet(StringComparer.OrdinalIgnoreCase));
        }

        if (keys.Count == 0)
            throw new InvalidOperationException("The issuer published no usable key.");
        _keys = keys.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
