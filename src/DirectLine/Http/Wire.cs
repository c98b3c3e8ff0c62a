using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DirectLine;

/// <summary>How the channel writes JSON: Chinese as it is, times in UTC.</summary>
static class Wire
{
    /// <summary>The channel id that Web Chat and the bot expect.</summary>
    public const string Channel = "webchat";

    // Never embedded in HTML, always served as application/json with nosniff: escaping beyond JSON's own would only triple the bytes.
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    public static readonly JsonWriterOptions Writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(JsonObject activity) => activity.ToJsonString(Json);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static string Watermark(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);
}
