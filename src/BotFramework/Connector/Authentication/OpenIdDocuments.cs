using System.Text.Json.Serialization;

namespace BotFramework.Connector.Authentication;

/// <summary>Where an issuer's keys are (OpenID Connect discovery 1.0).</summary>
internal sealed record OpenIdMetadata([property: JsonPropertyName("jwks_uri")] string? KeysAddress);

/// <summary>The keys (RFC 7517).</summary>
internal sealed record KeySet(IReadOnlyList<KeyDocument>? Keys);

/// <summary>A key. Endorsements name the channels for which a token signed by it counts.</summary>
internal sealed record KeyDocument(string? Kty, string? Kid, string? N, string? E, IReadOnlyList<string>? Endorsements);

/// <summary>An answer of the token endpoint (RFC 6749, 5.1). The lifetime is in seconds.</summary>
internal sealed record TokenDocument([property: JsonPropertyName("access_token")] string? AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(OpenIdMetadata))]
[JsonSerializable(typeof(KeySet))]
[JsonSerializable(typeof(TokenDocument))]
internal sealed partial class IdentityJson : JsonSerializerContext;
