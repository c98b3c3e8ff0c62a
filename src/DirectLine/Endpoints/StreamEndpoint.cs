using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>GET conversations/{id}/stream: the WebSocket. The right is in the URL, because a browser's socket can send no header.</summary>
sealed class StreamEndpoint(StreamRights rights, RequestRates rates, IDirectLineLog log, DirectLineHub hub, IHostApplicationLifetime lifetime, IOptions<DirectLineOptions> options, TimeProvider time)
{
    readonly DirectLineOptions _options = options.Value;

    public async Task OpenAsync(HttpContext context)
    {
        var conversationId = (string)context.Request.RouteValues["conversationId"]!;
        var watermark = await AdmitAsync(context, conversationId);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = _options.PingInterval, KeepAliveTimeout = _options.PingInterval });
        // Before the first read: what is committed between the two is seen either by the read or by the wake.
        var signal = hub.Open(conversationId);
        try
        {
            await new StreamSession(socket, conversationId, watermark, signal, log, _options.SendTimeout, time).RunAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            hub.Close(conversationId, signal);
        }
    }

    async Task<long> AdmitAsync(HttpContext context, string conversationId)
    {
        await rights.DemandAsync(conversationId, context.Request.Query["t"].ToString(), context.RequestAborted);
        rates.TakeRead(conversationId);
        if (!context.WebSockets.IsWebSocketRequest) throw Refusal.BadBody("This address opens a WebSocket.");
        _ = await log.FindAsync(conversationId, context.RequestAborted) ?? throw Refusal.UnknownConversation();
        return Watermarks.Read(context.Request);
    }
}
