using System.Globalization;
using PosBot.Messages;
using PosBot.State;

namespace PosBot.Channels;

/// <summary>What could not be taken now is answered with 503 and when to try again, on every address of the service.</summary>
static class TurnRefusals
{
    /// <summary>Before the endpoints: a store that fails or a full mailbox becomes 503.</summary>
    public static IApplicationBuilder UseTurnRefusals(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception busy) when (busy is StoreUnavailableException or MailboxFullException && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.Headers.RetryAfter = MailboxFullException.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The message was not taken. Send it again.");
        }
    });

    /// <summary>A refusal in the form of the protocol.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync($$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""");
    }
}
