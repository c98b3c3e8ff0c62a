using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PosBot.Tests.DirectLine;

/// <summary>A page with Web Chat, as far as the wire shows it.</summary>
sealed class Page(EchoHost host)
{
    const string Root = "/v3/directline";

    public string ConversationId { get; set; } = "";
    public string Token { get; set; } = "";
    public string StreamUrl { get; private set; } = "";

    public static async Task<Page> OpenAsync(EchoHost host, string body = "{}")
    {
        var page = new Page(host);
        await page.GenerateAsync();
        Assert.Equal(HttpStatusCode.Created, (await page.StartAsync(body)).Status);
        return page;
    }

    public async Task<Reply> GenerateAsync(string body = "{}") => Keep(await SendAsync(HttpMethod.Post, "/tokens/generate", body, token: ""));

    public async Task<Reply> StartAsync(string body = """{"user":{}}""") => Keep(await SendAsync(HttpMethod.Post, "/conversations", body));

    public async Task<Reply> ResumeAsync(string watermark = "") => Keep(await SendAsync(HttpMethod.Get, $"/conversations/{ConversationId}?watermark={watermark}"));

    public Task<Reply> PollAsync(string watermark = "") => SendAsync(HttpMethod.Get, $"/conversations/{ConversationId}/activities?watermark={watermark}");

    public Task<Reply> PostAsync(string activity) => SendAsync(HttpMethod.Post, $"/conversations/{ConversationId}/activities", activity);

    public Task<Reply> SayAsync(string text, string? clientActivityId = null) => PostAsync(new JsonObject
    {
        ["type"] = "message",
        ["text"] = text,
        ["textFormat"] = "plain",
        ["from"] = new JsonObject { ["id"] = "", ["name"] = "Ann", ["role"] = "user" },
        ["channelData"] = new JsonObject { ["attachmentSizes"] = new JsonArray(), ["clientActivityID"] = clientActivityId ?? Guid.NewGuid().ToString("N") },
    }.ToJsonString());

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? body = null, string? token = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Version = host.Http.DefaultRequestVersion, VersionPolicy = host.Http.DefaultVersionPolicy };
        token ??= Token;
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await host.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject(), response.Headers);
    }

    public Task<Stream> ListenAsync(string? url = null, string? origin = null) => Stream.OpenAsync(url ?? StreamUrl, origin, host);

    Reply Keep(Reply reply)
    {
        if (!reply.IsSuccess) return reply;
        ConversationId = reply.Text("conversationId");
        Token = reply.Text("token");
        if (reply.Json["streamUrl"] is not null) StreamUrl = reply.Text("streamUrl");
        return reply;
    }

    public sealed record Reply(HttpStatusCode Status, JsonObject Json, HttpResponseHeaders Headers)
    {
        public bool IsSuccess => (int)Status is >= 200 and < 300;
        public string Text(string name) => (string)Json[name]!;
        public string Error => (string?)Json["error"]?["code"] ?? "";
        public string[] Texts => [.. Json["activities"]!.AsArray().Select(activity => (string?)activity!["text"] ?? "")];
        public JsonObject Activity(int index) => Json["activities"]![index]!.AsObject();
    }

    /// <summary>An open socket.</summary>
    public sealed class Stream(ClientWebSocket socket) : IDisposable
    {
        readonly byte[] _buffer = new byte[1 << 16];

        public string Watermark { get; private set; } = "";
        public ClientWebSocket Socket => socket;

        public static async Task<Stream> OpenAsync(string url, string? origin, EchoHost host)
        {
            var socket = new ClientWebSocket();
            socket.Options.HttpVersion = host.Http.DefaultRequestVersion;
            socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
            socket.Options.CollectHttpResponseDetails = true;
            try
            {
                await socket.ConnectAsync(new Uri(url), new HttpMessageInvoker(host.Handler, disposeHandler: false), Patience());
            }
            catch (WebSocketException exception)
            {
                throw new HttpRequestException(socket.HttpStatusCode.ToString(), exception, socket.HttpStatusCode);
            }
            return new(socket);
        }

        /// <summary>The next frame's activities; null when the server closes.</summary>
        public async Task<JsonArray?> FrameAsync()
        {
            using var frame = new MemoryStream();
            while (true)
            {
                var received = await socket.ReceiveAsync(_buffer, Patience());
                if (received.MessageType == WebSocketMessageType.Close) return null;
                frame.Write(_buffer, 0, received.Count);
                if (!received.EndOfMessage) continue;
                var json = JsonNode.Parse(frame.ToArray())!;
                Watermark = (string?)json["watermark"] is { Length: > 0 } given ? given : Watermark;
                return json["activities"]!.AsArray();
            }
        }

        /// <summary>Texts of the next messages; typing is passed over.</summary>
        public async Task<string[]> TextsAsync(int count)
        {
            var texts = new List<string>();
            while (texts.Count < count)
            {
                var frame = await FrameAsync() ?? throw new InvalidOperationException("closed: " + socket.CloseStatus);
                texts.AddRange(frame.Where(activity => (string?)activity!["type"] != "typing").Select(activity => (string?)activity!["text"] ?? ""));
            }
            return [.. texts];
        }

        public void Dispose() => socket.Dispose();

        // No test waits this long; it only turns a hang into a failure.
        static CancellationToken Patience() => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
    }
}
