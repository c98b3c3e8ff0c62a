using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace DirectLine;

/// <summary>One open socket: a loop that reads the log and sends, a loop that receives and ignores.</summary>
sealed class StreamSession(WebSocket socket, string conversationId, long watermark, StreamSignal signal, IDirectLineLog log, TimeSpan sendTimeout, TimeProvider time)
{
    // directlinejs sends an empty text frame every 20 s; nothing else is expected here.
    const int LongestMessage = 4096, Page = 100;
    static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    long _watermark = watermark;
    volatile bool _talked;

    /// <summary>Returns when the client has gone, is too slow, or <paramref name="stopping"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var receiving = ReceiveAsync(gone);
        try
        {
            var status = await SendAsync(gone.Token, stopping);
            await CloseAsync(status);
        }
        finally
        {
            // What is still open now did not answer the close: the receive ends with the socket.
            if (!receiving.IsCompleted) await Task.WhenAny(receiving, Task.Delay(CloseTimeout, time, CancellationToken.None));
            socket.Abort();
            await receiving;
        }
    }

    async Task<WebSocketCloseStatus?> SendAsync(CancellationToken gone, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                if (signal.Evicted) return WebSocketCloseStatus.PolicyViolation;
                if (signal.TakeTyping() is { } typing) await SendAsync(new([typing], 0, false));
                while (true)
                {
                    if (await log.ReadAsync(conversationId, _watermark, Page, gone) is not { } page) return WebSocketCloseStatus.NormalClosure;
                    if (page.Activities.Count > 0) await SendAsync(page);
                    _watermark = page.Watermark;
                    if (!page.More) break;
                }
                await signal.WaitAsync(gone);
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            if (_talked) return WebSocketCloseStatus.MessageTooBig;
            return stopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure;
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // Too slow, or the connection broke: it resumes by its watermark.
            return null;
        }
    }

    async Task SendAsync(DirectLinePage page)
    {
        // One per frame: thousands of waiting sockets must not each keep the largest frame they ever sent.
        var frame = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(frame, Wire.Writer))
        {
            writer.WriteStartObject();
            ActivityEndpoints.Write(writer, page);
            writer.WriteEndObject();
        }
        using var deadline = new CancellationTokenSource(sendTimeout, time);
        await socket.SendAsync(frame.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
    }

    async Task ReceiveAsync(CancellationTokenSource gone)
    {
        var buffer = new byte[256];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close) return;
                length = received.EndOfMessage ? 0 : length + received.Count;
                if (length <= LongestMessage || _talked) continue;
                // Go on discarding: unread bytes would make the close a reset.
                _talked = true;
                await gone.CancelAsync();
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Gone without a goodbye.
        }
        finally
        {
            await gone.CancelAsync();
        }
    }

    async Task CloseAsync(WebSocketCloseStatus? status)
    {
        if (status is not { } reason || socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var deadline = new CancellationTokenSource(CloseTimeout, time);
        try
        {
            await socket.CloseOutputAsync(reason, null, deadline.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // It was going anyway.
        }
    }
}
