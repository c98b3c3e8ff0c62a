using Microsoft.AspNetCore.Http;

namespace PosBot.Page;

/// <summary>The language of the page: asked for in the address, else the browser's, else Chinese.</summary>
static class PageLocale
{
    public const string Chinese = "zh-CN", English = "en-US";

    public static string Of(HttpRequest request) =>
        Known(request.Query["lang"].ToString())
        ?? request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => Known(language.Value.ToString())).FirstOrDefault(known => known is not null)
        ?? Chinese;

    public static string Other(string locale) => locale == Chinese ? English : Chinese;

    static string? Known(string tag) => Primary(tag, "zh") ? Chinese : Primary(tag, "en") ? English : null;

    static bool Primary(string tag, string language) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] is '-' or '_');
}
