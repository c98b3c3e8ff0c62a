using Microsoft.AspNetCore.Http;

namespace DirectLine;

/// <summary>Our own addresses as this client reaches us.</summary>
static class Addresses
{
    /// <summary>The serviceUrl of activities.</summary>
    public static string Service(HttpRequest request, DirectLineOptions options) => Origin(request, options) + Prefix(request);

    /// <summary>The address of a conversation's socket; <paramref name="right"/> alone opens it.</summary>
    public static string Stream(HttpRequest request, DirectLineOptions options, string conversationId, string watermark, string right)
    {
        var origin = Origin(request, options);
        var socket = string.Concat("ws", origin.AsSpan("http".Length));
        return $"{socket}{Prefix(request)}/conversations/{conversationId}/stream?watermark={Uri.EscapeDataString(watermark)}&t={right}";
    }

    static string Origin(HttpRequest request, DirectLineOptions options) =>
        options.PublicUrl is { } url ? url.AbsoluteUri.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}";

    // Every endpoint that asks is under /conversations, and no id contains a slash.
    static string Prefix(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        return path[..Math.Max(0, path.LastIndexOf("/conversations", StringComparison.Ordinal))];
    }
}
