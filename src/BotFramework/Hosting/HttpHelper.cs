using System.Buffers;
using System.Net;
using System.Text.Json;
using BotFramework.Json;
using BotFramework.Schema;
using Microsoft.AspNetCore.Http;

namespace BotFramework.Hosting;

/// <summary>Activities in HTTP bodies.</summary>
public static class HttpHelper
{
    /// <summary>Bytes. A text of a megabyte, escaped, still gets in; nothing a channel sends comes near.</summary>
    internal const int MaximumBody = 4 * 1024 * 1024;

    /// <summary>How every type of the protocol is read and written: generated code, nulls left out, Chinese unescaped. Also for keeping activities and dialog state.</summary>
    public static JsonSerializerOptions BotMessageSerializerSettings => Wire.Options;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Writes the answer to an activity: 200 and no body, or the status and the body of the response.</summary>
    /// <exception cref="NotSupportedException">The body is of a type this library cannot write; nothing has been sent then.</exception>
    public static Task WriteResponseAsync(HttpResponse response, InvokeResponse? invokeResponse)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.StatusCode = invokeResponse?.Status ?? StatusCodes.Status200OK;
        if (invokeResponse?.Body is { } body)
            return WriteBodyAsync(response, body, response.HttpContext.RequestAborted);
        response.ContentLength = 0;
        return Task.CompletedTask;
    }

    internal static Task WriteErrorAsync(HttpResponse response, HttpStatusCode status, string code, string message, CancellationToken cancellationToken)
    {
        response.StatusCode = (int)status;
        return WriteBodyAsync(response, new ErrorResponse(new Error(code, message)), cancellationToken);
    }

    /// <exception cref="JsonException">The body is empty, or not JSON, or not an object.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large (413) or broke off (400).</exception>
    internal static async Task<Activity?> ReadActivityAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaximumBody)
            throw TooLarge();
        var body = request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MaximumBody)
            {
                body.AdvanceTo(read.Buffer.End);
                throw TooLarge();
            }

            if (!read.IsCompleted)
            {
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return Parse(read.Buffer);
            }
            finally
            {
                body.AdvanceTo(read.Buffer.End);
            }
        }
    }

    private static Activity? Parse(ReadOnlySequence<byte> body)
    {
        Span<byte> mark = stackalloc byte[3];
        if (body.Length >= mark.Length)
        {
            body.Slice(0, mark.Length).CopyTo(mark);
            if (mark.SequenceEqual(Utf8Mark))
                body = body.Slice(mark.Length);
        }

        var options = new JsonReaderOptions
        {
            AllowTrailingCommas = Wire.Options.AllowTrailingCommas,
            CommentHandling = Wire.Options.ReadCommentHandling,
            MaxDepth = Wire.Options.MaxDepth,
        };
        try
        {
            var reader = new Utf8JsonReader(body, options);
            var activity = JsonSerializer.Deserialize(ref reader, Wire.Schema.Activity);
            return reader.Read() ? throw new JsonException("There is more after the activity.") : activity;
        }
        catch (InvalidOperationException invalid)
        {
            // Text that is not UTF-8, or half of a surrogate pair.
            throw new JsonException(invalid.Message, invalid);
        }
    }

    private static async Task WriteBodyAsync(HttpResponse response, object body, CancellationToken cancellationToken)
    {
        // Written before anything is sent: a body that cannot be written is a clean 500, and the length is known.
        using var buffer = JsonBuffer.Write(body, Wire.Options.GetTypeInfo(body is System.Text.Json.Nodes.JsonNode ? typeof(System.Text.Json.Nodes.JsonNode) : body.GetType()));
        response.ContentType = "application/json";
        response.ContentLength = buffer.WrittenMemory.Length;
        await response.BodyWriter.WriteAsync(buffer.WrittenMemory, cancellationToken);
    }

    private static BadHttpRequestException TooLarge() => new($"An activity holds at most {MaximumBody} bytes.", StatusCodes.Status413PayloadTooLarge);
}
