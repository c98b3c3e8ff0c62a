using System.Text.Encodings.Web;
using System.Text.Json;

namespace PosBot.Tests.Privacy;

static class TestJson
{
    /// <summary>Chinese as it is, so that it can be looked for.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
