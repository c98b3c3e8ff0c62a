using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>GET conversations/{id}/stream: the WebSocket. The right is in the URL, because a browser's socket can send no header.</summary>
sealed class StreamEndpoint(TokenMint mint, RequestRates rates, IDirectLineLog log, DirectLineHub hub, IHostApplicationLifetime lifetime, IOptions<DirectLineOptions> options, TimeProvider time)
{
    readonly DirectLineOptions _options = options.Value;

    public async Task OpenAsync(HttpContext context)
    {
        var presented = await mint.ReadAsync(context.Request.Query["t"].ToString(), GrantUse.Stream, context.RequestAborted);
        if (presented.Grant is not { } grant) throw Refusal.BadToken();
        if (presented.Expired) throw Refusal.ExpiredToken();
        if (grant.ConversationId != (string?)context.Request.RouteValues["conversationId"]) throw Refusal.OtherConversation();
        rates.TakeRead(grant.ConversationId);
        if (!context.WebSockets.IsWebSocketRequest) throw Refusal.BadBody("This address opens a WebSocket.");
        _ = await log.FindAsync(grant.ConversationId, context.RequestAborted) ?? throw Refusal.UnknownConversation();

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = _options.PingInterval, KeepAliveTimeout = _options.PingInterval });
        // Before the first read: what is committed between the two is seen either by the read or by the wake.
        var signal = hub.Open(grant.ConversationId);
        try
        {
            await new StreamSession(socket, grant.ConversationId, Watermarks.Read(context.Request), signal, log, _options.SendTimeout, time).RunAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            hub.Close(grant.ConversationId, signal);
        }
    }
}
