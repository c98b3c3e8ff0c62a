using DirectLine;

namespace PosBot.Downloads;

/// <summary>
/// Makes the download links of a letter. Their host is the setting PosBot:PublicUrl, else, on the help page, the one that the page was opened
/// at; where neither is known there are no links.
/// </summary>
sealed class LetterLinks(LetterTokens tokens, IHttpContextAccessor requests, string? publicUrl)
{
    public const string Path = "/letters";

    /// <summary>The address of a letter; null where no host is known.</summary>
    public async ValueTask<string?> OfAsync(ITurnContext context, LetterGrant grant, CancellationToken cancellationToken) =>
        Root(context) is { } root ? $"{root}{Path}/{await tokens.IssueAsync(grant, cancellationToken)}" : null;

    string? Root(ITurnContext context)
    {
        if (publicUrl is { Length: > 0 }) return publicUrl.TrimEnd('/');
        if (context.TurnState.Get<DirectLineActivity>() is null || requests.HttpContext?.Request is not { Host.HasValue: true } request) return null;
        // Behind a proxy that ends TLS we see http; the browser says in Origin what the page was opened with.
        var host = request.Host.ToUriComponent();
        var scheme = Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == host ? origin.Scheme : request.Scheme;
        return Uri.TryCreate($"{scheme}://{host}{request.PathBase.ToUriComponent()}", UriKind.Absolute, out var root) && root.Scheme is ("http" or "https")
            ? root.AbsoluteUri.TrimEnd('/')
            : null;
    }
}
