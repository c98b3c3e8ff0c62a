using Microsoft.AspNetCore.Http;

namespace PosBot.Page;

/// <summary>The page's security headers: nothing from elsewhere, no inline script, no request that leaves the origin.</summary>
static class PagePolicy
{
    // Web Chat writes one style element without content; this is the hash of nothing.
    const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    public static void Apply(HttpContext context, string nonce, PageOptions options)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; img-src 'self' data: blob:; connect-src 'self'{Sockets(context.Request)}; "
            + $"base-uri 'none'; form-action 'none'; frame-ancestors {options.FrameAncestors}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
    }

    /// <summary>
    /// Older browsers do not count a socket of the same host as 'self'. Both schemes, because behind a proxy that ends TLS we see http where the page says https.
    /// </summary>
    static string Sockets(HttpRequest request)
    {
        var host = request.Host.Value ?? "";
        return host.Length > 0 && host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or ':' or '[' or ']') ? $" ws://{host} wss://{host}" : "";
    }
}
