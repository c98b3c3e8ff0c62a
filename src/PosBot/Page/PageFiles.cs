using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PosBot.Page;

/// <summary>
/// The page's files as they were at start: only these are served, so no path can ask for another. They lie beside the program and not in the
/// working directory, so that they are found however the program is started.
/// </summary>
sealed class PageFiles
{
    static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    };

    static readonly (string Encoding, string Extension)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    readonly Dictionary<string, PageFile> _files;

    public PageFiles(string folder)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"The help page's files are not in {folder}. Build src/PosBot again, or correct PosBot:Page:Folder.");
        _files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Types.ContainsKey(Path.GetExtension(path)))
            .Select(path => new PageFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), path, Fingerprint(path), [.. Encodings.Where(encoding => File.Exists(path + encoding.Extension)).Select(encoding => encoding.Encoding)]))
            .ToDictionary(file => file.Name, StringComparer.Ordinal);
    }

    public IEnumerable<PageFile> All => _files.Values;

    public bool Has(string name) => _files.ContainsKey(name);

    /// <summary>The address of a file below the site's root, with its fingerprint: a new build is fetched anew, an old one never again.</summary>
    public string Address(string name) => $"/{name}?v={_files[name].Fingerprint}";

    public static async Task SendAsync(HttpContext context, PageFile file)
    {
        var response = context.Response;
        var encoding = file.Encodings.FirstOrDefault(encoding => Accepts(context.Request.Headers.AcceptEncoding, encoding));
        var path = encoding is null ? file.Path : file.Path + Encodings.First(known => known.Encoding == encoding).Extension;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = context.Request.Query["v"] == file.Fingerprint ? "public, max-age=31536000, immutable" : "no-cache";
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        await TypedResults.PhysicalFile(path, Types[Path.GetExtension(file.Path)], entityTag: new EntityTagHeaderValue($"\"{file.Fingerprint}{encoding}\"")).ExecuteAsync(context);
    }

    static bool Accepts(StringValues header, string encoding) =>
        StringWithQualityHeaderValue.TryParseList([.. header.Where(value => value is not null)!], out var accepted)
        && accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);

    static string Fingerprint(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file))[..16];
    }
}

/// <summary>One file of the page.</summary>
/// <param name="Name">Its address below the root, without the leading slash.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Fingerprint">Of its content.</param>
/// <param name="Encodings">The encodings it also lies there in, best first.</param>
sealed record PageFile(string Name, string Path, string Fingerprint, IReadOnlyList<string> Encodings);
