using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>Which pages may talk to us, and the CORS headers that tell their browsers.</summary>
sealed class OriginPolicy(IOptions<DirectLineOptions> options)
{
    readonly DirectLineOptions _options = options.Value;

    /// <summary>Writes the headers an allowed page of another origin needs.</summary>
    /// <exception cref="Refusal">Origins are configured and this one is neither listed nor our own.</exception>
    public void Apply(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (_options.AllowedOrigins.Count == 0) return;
        context.Response.Headers.Append("Vary", "Origin");
        if (origin.Length == 0 || IsOwn(origin, context.Request)) return;
        if (!_options.AllowedOrigins.Contains("*") && !_options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)) throw Refusal.OtherOrigin();
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = "Retry-After";
    }

    /// <summary>Answers a preflight; the headers are those that directlinejs sends.</summary>
    public Task PreflightAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (headers.AccessControlAllowOrigin.Count == 0) return Task.CompletedTask;
        headers.AccessControlAllowMethods = "GET, POST";
        headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
        headers.AccessControlMaxAge = "7200";
        return Task.CompletedTask;
    }

    // The scheme is left out: behind a proxy that ends TLS we see http where the page says https.
    bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && (Same(page.Authority, request.Host.Value) || (_options.PublicUrl is { } own && Same(page.Authority, own.Authority)));

    static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
