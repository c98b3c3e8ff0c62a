using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>tokens/generate, tokens/refresh, and our own tokens/reissue.</summary>
sealed class TokenEndpoints(Gate gate, TokenMint mint, RequestRates rates, IOptions<DirectLineOptions> options)
{
    readonly DirectLineOptions _options = options.Value;

    /// <summary>A token of a new conversation and a new user, both made here: nobody can ask for somebody else's. Starts nothing yet.</summary>
    public async Task GenerateAsync(HttpContext context)
    {
        rates.TakeStart(context);
        var body = await JsonBody.ReadAsync(context, _options.RequestBytes);
        await AnswerAsync(context, new(ActivityIds.New(), "dl_" + ActivityIds.New(), Locale(body)));
    }

    /// <summary>A new token of the same pair, while the old one is valid.</summary>
    public async Task RefreshAsync(HttpContext context)
    {
        var grant = await gate.CallerAsync(context);
        rates.TakeRead(grant.ConversationId);
        await AnswerAsync(context, grant);
    }

    /// <summary>
    /// A new token of the same pair for one that expired at most <see cref="DirectLineOptions.ReissueAge"/> ago: a laptop that slept
    /// comes back to its own conversation, and only the holder of its token does.
    /// </summary>
    public async Task ReissueAsync(HttpContext context)
    {
        rates.TakeStart(context);
        var token = await gate.BearerAsync(context);
        if (token.Grant is not { } grant) throw Refusal.BadToken();
        if (token.ExpiredFor > _options.ReissueAge) throw Refusal.ExpiredToken();
        await AnswerAsync(context, grant);
    }

    /// <summary>A language tag such as zh-Hans-CN; anything else is left out, because a page must not fail for it.</summary>
    public static string? Locale(JsonObject body) =>
        body["locale"] is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 1 and <= 35 } tag
        && tag.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? tag : null;

    public async Task<string> MintAsync(Grant grant, CancellationToken cancellationToken) =>
        await mint.IssueAsync(grant, _options.TokenLifetime, cancellationToken);

    async Task AnswerAsync(HttpContext context, Grant grant)
    {
        var token = await MintAsync(grant, context.RequestAborted);
        await Answer.JsonAsync(context, StatusCodes.Status200OK, writer => Write(writer, grant, token));
    }

    public void Write(Utf8JsonWriter writer, Grant grant, string token)
    {
        writer.WriteString("conversationId", grant.ConversationId);
        writer.WriteString("token", token);
        writer.WriteNumber("expires_in", (int)_options.TokenLifetime.TotalSeconds);
    }
}
