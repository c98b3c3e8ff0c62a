using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PosBot.Page;

/// <summary>The addresses of the help page.</summary>
public static class HelpPageEndpoints
{
    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the page at <c>/</c> and its files.</summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="words">The text of a key in a locale (<c>zh-CN</c> or <c>en-US</c>). Every key of the page is asked for once at start.</param>
    /// <param name="options">Its settings.</param>
    /// <exception cref="DirectoryNotFoundException">The page's files are not there.</exception>
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static void MapHelpPage(this IEndpointRouteBuilder endpoints, Func<string, Func<string, string>> words, PageOptions options)
    {
        options.Check();
        var files = new PageFiles(options.Folder);
        // A missing word shows at start, not to the first visitor.
        foreach (var locale in (string[])[PageLocale.Chinese, PageLocale.English]) _ = new HelpPage(locale, words(locale), files, options).Html("", "");

        foreach (var file in files.All) endpoints.MapMethods("/" + file.Name, Reading, context => PageFiles.SendAsync(context, file));
        endpoints.MapMethods("/", Reading, context =>
        {
            var locale = PageLocale.Of(context.Request);
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
            PagePolicy.Apply(context, nonce, options);
            var headers = context.Response.Headers;
            headers.ContentLanguage = locale;
            headers.Vary = "Accept-Language";
            // The nonce is good for one view.
            headers.CacheControl = "no-store";
            context.Response.ContentType = "text/html; charset=utf-8";
            return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask
                : context.Response.WriteAsync(new HelpPage(locale, words(locale), files, options).Html(context.Request.PathBase.Value ?? "", nonce), context.RequestAborted);
        });
    }
}
