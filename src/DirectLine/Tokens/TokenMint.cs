using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace DirectLine;

/// <summary>Makes and reads JWTs (RFC 7519) signed with HMAC-SHA256. Web Chat decodes them and looks for <c>user</c>.</summary>
sealed class TokenMint(KeyRing keys, TimeProvider time)
{
    const int LongestToken = 2048;
    const string Audience = "directline";
    // Hosts' clocks differ a little; without this a token could be too young for its neighbour.
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public async ValueTask<string> IssueAsync(Grant grant, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var key = await keys.SignerAsync(cancellationToken);
        var now = time.GetUtcNow();
        var head = Part(writer =>
        {
            writer.WriteString("alg", "HS256");
            writer.WriteString("typ", "JWT");
            writer.WriteString("kid", key.Id);
        });
        var body = Part(writer =>
        {
            writer.WriteString("iss", "directline");
            writer.WriteString("aud", Audience);
            writer.WriteString("conv", grant.ConversationId);
            writer.WriteString("user", grant.UserId);
            if (grant.Locale is not null) writer.WriteString("locale", grant.Locale);
            writer.WriteNumber("nbf", now.ToUnixTimeSeconds());
            writer.WriteNumber("exp", (now + lifetime).ToUnixTimeSeconds());
            writer.WriteString("jti", ActivityIds.New()[..10]);
        });
        var signed = head + "." + body;
        return signed + "." + key.Sign(signed);
    }

    public async ValueTask<PresentedToken> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > LongestToken || token.Split('.') is not [var head, var body, var signature]) return PresentedToken.Invalid;
        if (Claims(head) is not { } header || Value(header, "alg") != "HS256" || Value(header, "kid") is not { } id) return PresentedToken.Invalid;
        if (await keys.FindAsync(id, cancellationToken) is not { } key || !key.Verifies(head + "." + body, signature)) return PresentedToken.Invalid;
        if (Claims(body) is not { } claims || Value(claims, "aud") != Audience) return PresentedToken.Invalid;
        if (Value(claims, "conv") is not { } conversation || Value(claims, "user") is not { } user) return PresentedToken.Invalid;
        var now = time.GetUtcNow();
        if (Time(claims, "nbf") is not { } from || Time(claims, "exp") is not { } until || from > now + Skew) return PresentedToken.Invalid;
        return new(new(conversation, user, Value(claims, "locale")), now - until);
    }

    static string Part(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    static JsonElement? Claims(string part)
    {
        if (!Base64Url.IsValid(part)) return null;
        try
        {
            var claims = JsonElement.Parse(Base64Url.DecodeFromChars(part));
            return claims.ValueKind == JsonValueKind.Object ? claims : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string? Value(JsonElement? claims, string name)
    {
        try
        {
            return claims is { } found && found.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair or broken UTF-8: valid JSON to the parser, no string to .NET.
            return null;
        }
    }

    static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
