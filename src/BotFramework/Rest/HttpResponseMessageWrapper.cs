using System.Net;

namespace BotFramework.Rest;

/// <summary>What is kept of an answer after its connection went back.</summary>
public class HttpResponseMessageWrapper
{
    internal HttpResponseMessageWrapper(HttpResponseMessage response, string content)
    {
        StatusCode = response.StatusCode;
        ReasonPhrase = response.ReasonPhrase;
        Content = content;
        Headers = response.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
    }

    public HttpStatusCode StatusCode { get; protected set; }

    public string? ReasonPhrase { get; protected set; }

    public string Content { get; set; }

    public IDictionary<string, IEnumerable<string>> Headers { get; }
}
