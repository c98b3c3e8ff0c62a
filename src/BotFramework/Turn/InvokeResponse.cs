using System.Text.Json.Serialization;

namespace BotFramework;

/// <summary>The HTTP answer to an invoke. Inside a list of expected replies it is written with these capital names.</summary>
public class InvokeResponse
{
    /// <summary>The HTTP status.</summary>
    [JsonPropertyName("Status")]
    public int Status { get; set; }

    /// <summary>The body: a type of this library, a JsonElement, a JsonNode or a plain value.</summary>
    [JsonPropertyName("Body")]
    public object? Body { get; set; }

    public bool IsSuccessStatusCode() => Status is >= 200 and <= 299;
}
