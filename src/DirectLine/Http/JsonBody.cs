using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DirectLine;

/// <summary>Reads a bounded JSON object whose every string is a string: what cannot be decoded is refused here, not in the bot.</summary>
static class JsonBody
{
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>The object, or an empty one for an empty body.</summary>
    /// <exception cref="Refusal">413 over <paramref name="limit"/> bytes, 400 when it is not a JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(HttpContext context, int limit)
    {
        var bytes = await BytesAsync(context, limit);
        if (bytes.Length == 0) return [];
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Refusal.BadBody("The body must be a JSON object.");
            Decode(document.RootElement);
            return JsonObject.Create(document.RootElement.Clone())!;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Refusal.BadBody("The body is not valid JSON.");
        }
    }

    static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpContext context, int limit)
    {
        if (context.Request.ContentLength > limit) throw Refusal.TooLarge(limit);
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > limit) throw Refusal.TooLarge(limit);
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Decode(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Decode(property.Value);
                }
                break;
        }
    }
}
