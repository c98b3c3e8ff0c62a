using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PosBot.Tests.Protocol;

/// <summary>An issuer of tokens: publishes its keys and signs whatever a test asks for.</summary>
public sealed class IssuerDouble(ChannelDouble server) : IAsyncDisposable
{
    // Making a key takes longer than all the rest of a test.
    private static readonly Lazy<RSA>[] Pool = [.. Enumerable.Range(0, 4).Select(_ => new Lazy<RSA>(() => RSA.Create(2048)))];

    private readonly Dictionary<string, (RSA Key, string[] Endorsements)> _keys = [];

    /// <summary>A key that is never published.</summary>
    public static RSA Stranger => Pool[^1].Value;

    public string Metadata => $"{server.ServiceUrl}/metadata";

    public int Fetches => server.Calls.Count(call => call.Path == "/keys");

    public bool IsDown { get; set; }

    public static async Task<IssuerDouble> StartAsync()
    {
        var server = await ChannelDouble.StartAsync();
        var issuer = new IssuerDouble(server);
        server.Answer = call => issuer.IsDown ? (503, "") : (200, call.Path == "/metadata" ? $$"""{"issuer":"x","jwks_uri":"{{server.ServiceUrl}}/keys"}""" : issuer.Keys());
        return issuer;
    }

    public void Add(string id, params string[] endorsements) => _keys[id] = (Pool[_keys.Count].Value, endorsements);

    public string Sign(string keyId, JsonObject claims, string algorithm = "RS256", RSA? with = null)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = keyId };
        var text = $"{Part(header)}.{Part(claims)}";
        var key = with ?? _keys[keyId].Key;
        var signature = algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(key.ExportRSAPublicKey(), Encoding.ASCII.GetBytes(text)),
            _ => key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{text}.{Encode(signature)}";
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string Part(JsonObject json) => Encode(JsonSerializer.SerializeToUtf8Bytes(json));

    private static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private string Keys()
    {
        var keys = new JsonArray();
        foreach (var (id, (key, endorsements)) in _keys)
        {
            var parameters = key.ExportParameters(false);
            keys.Add(new JsonObject
            {
                ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Encode(parameters.Modulus), ["e"] = Encode(parameters.Exponent),
                ["endorsements"] = new JsonArray([.. endorsements.Select(channel => (JsonNode)channel)]),
            });
        }

        return new JsonObject { ["keys"] = keys }.ToJsonString();
    }
}
