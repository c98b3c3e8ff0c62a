using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DirectLine;

/// <summary>The watermark of a request: the sequence of the last activity the client has.</summary>
static class Watermarks
{
    /// <summary>0, the whole history, for none; also for one we never gave, since showing too much is better than a silent page.</summary>
    public static long Read(HttpRequest request) =>
        long.TryParse(request.Query["watermark"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;
}
