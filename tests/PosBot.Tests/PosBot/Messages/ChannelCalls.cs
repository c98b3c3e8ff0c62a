using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace PosBot.Tests.Messages;

/// <summary>The connector of a channel: notes every call, and refuses where a test says so.</summary>
sealed class ChannelCalls : HttpMessageHandler, IHttpClientFactory
{
    readonly Channel<string> _calls = Channel.CreateUnbounded<string>();
    int _count;

    /// <summary>The status for the call of that number and text; null accepts it.</summary>
    public Func<int, string, HttpStatusCode?> Fail { get; set; } = static (_, _) => null;

    /// <summary>The next call: method, path and text.</summary>
    public async Task<string> NextAsync() => await _calls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var text = (string?)JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!["text"] ?? "";
        var status = Fail(Interlocked.Increment(ref _count) - 1, text) ?? HttpStatusCode.OK;
        await _calls.Writer.WriteAsync($"{request.Method} {request.RequestUri!.AbsolutePath} {text}", cancellationToken);
        return new HttpResponseMessage(status) { Content = new StringContent("{\"id\":\"theirs\"}") };
    }
}
