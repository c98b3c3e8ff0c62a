using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DirectLine;

/// <summary>What every endpoint has in common: origin, headers, refusals as JSON, and who is calling.</summary>
sealed partial class Gate(OriginPolicy origins, TokenMint mint, ILogger<Gate> logger)
{
    public RequestDelegate Around(RequestDelegate endpoint) => async context =>
    {
        try
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            origins.Apply(context);
            await endpoint(context);
        }
        catch (Refusal refusal) when (!context.Response.HasStarted)
        {
            Refused(logger, refusal.Status, refusal.Code);
            await Answer.RefuseAsync(context, refusal);
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            // The client hung up while sending; there is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted && exception is not BadHttpRequestException)
        {
            // Type and place only: a message may quote what the person wrote.
            Failed(logger, context.GetEndpoint()?.DisplayName, exception.GetType().Name, exception.StackTrace);
            await Answer.RefuseAsync(context, Refusal.Failed());
        }
    };

    /// <summary>The grant of the bearer token.</summary>
    /// <exception cref="Refusal">401 without a token, 403 when it is not ours or has expired.</exception>
    public async Task<Grant> CallerAsync(HttpContext context)
    {
        var token = await BearerAsync(context);
        return token.Grant is null ? throw Refusal.BadToken() : token.Expired ? throw Refusal.ExpiredToken() : token.Grant;
    }

    /// <summary>The grant of the bearer token, which must be of the conversation in the path.</summary>
    public async Task<Grant> CallerOfAsync(HttpContext context)
    {
        var grant = await CallerAsync(context);
        return grant.ConversationId == (string?)context.Request.RouteValues["conversationId"] ? grant : throw Refusal.OtherConversation();
    }

    /// <summary>The bearer token, valid or not.</summary>
    public async Task<PresentedToken> BearerAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || header.Length == 7) throw Refusal.NoToken();
        return await mint.ReadAsync(header[7..].Trim(), context.RequestAborted);
    }

    [LoggerMessage(1, LogLevel.Debug, "Direct Line answered {Status} {Code}")]
    static partial void Refused(ILogger logger, int status, string code);

    [LoggerMessage(4, LogLevel.Error, "Direct Line {Endpoint} failed with {Exception} {Trace}")]
    static partial void Failed(ILogger logger, string? endpoint, string exception, string? trace);
}
