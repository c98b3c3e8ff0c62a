using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DirectLine;

/// <summary>The addresses of Direct Line 3.0.</summary>
public static class DirectLineEndpoints
{
    /// <summary>Maps the channel under <paramref name="prefix"/>. WebSockets and CORS come with it; the host's pipeline needs neither.</summary>
    /// <exception cref="InvalidOperationException">No <see cref="IDirectLineBot"/> is registered.</exception>
    public static IEndpointConventionBuilder MapDirectLine(this IEndpointRouteBuilder endpoints, string prefix = "/v3/directline")
    {
        var services = endpoints.ServiceProvider;
        var gate = services.GetRequiredService<Gate>();
        var tokens = services.GetRequiredService<TokenEndpoints>();
        var conversations = services.GetRequiredService<ConversationEndpoints>();
        var activities = services.GetRequiredService<ActivityEndpoints>();
        var stream = services.GetRequiredService<StreamEndpoint>();
        var origins = services.GetRequiredService<OriginPolicy>();

        var group = endpoints.MapGroup(prefix);
        group.MapPost("/tokens/generate", gate.Around(tokens.GenerateAsync));
        group.MapPost("/tokens/refresh", gate.Around(tokens.RefreshAsync));
        group.MapPost("/tokens/reissue", gate.Around(tokens.ReissueAsync));
        group.MapPost("/conversations", gate.Around(conversations.StartAsync));
        group.MapGet("/conversations/{conversationId}", gate.Around(conversations.ResumeAsync));
        group.MapPost("/conversations/{conversationId}/activities", gate.Around(activities.PostAsync));
        group.MapGet("/conversations/{conversationId}/activities", gate.Around(activities.PollAsync));
        group.MapPost("/conversations/{conversationId}/upload", gate.Around(activities.UploadAsync));
        group.MapMethods("/{**path}", [HttpMethods.Options], gate.Around(origins.PreflightAsync));

        var sockets = endpoints.CreateApplicationBuilder();
        sockets.UseWebSockets();
        sockets.Run(gate.Around(stream.OpenAsync));
        // CONNECT is how a browser opens a WebSocket on an HTTP/2 connection (RFC 8441).
        group.MapMethods("/conversations/{conversationId}/stream", [HttpMethods.Get, HttpMethods.Connect], sockets.Build());
        return group;
    }
}
