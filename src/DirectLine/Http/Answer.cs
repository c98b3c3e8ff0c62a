using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DirectLine;

/// <summary>Writes the JSON of an answer.</summary>
static class Answer
{
    public static async Task JsonAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(response.BodyWriter, Wire.Writer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        await response.BodyWriter.FlushAsync(CancellationToken.None);
    }

    public static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        var headers = context.Response.Headers;
        if (refusal.RetryAfterSeconds is { } seconds) headers.RetryAfter = Wire.Watermark(seconds);
        if (refusal.Status == StatusCodes.Status401Unauthorized) headers.WWWAuthenticate = "Bearer";
        return JsonAsync(context, refusal.Status, writer =>
        {
            writer.WriteStartObject("error");
            writer.WriteString("code", refusal.Code);
            writer.WriteString("message", refusal.Message);
            writer.WriteEndObject();
        });
    }
}
