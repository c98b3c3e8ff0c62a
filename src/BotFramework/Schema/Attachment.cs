using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BotFramework.Json;

namespace BotFramework.Schema;

/// <summary>A card, a file or a picture.</summary>
public class Attachment
{
    private UnnamedFields _unnamed;

    public Attachment()
    {
    }

    public Attachment(string? contentType = default, string? contentUrl = default, object? content = default, string? name = default, string? thumbnailUrl = default) =>
        (ContentType, ContentUrl, Content, Name, ThumbnailUrl) = (contentType, contentUrl, content, name, thumbnailUrl);

    public string? ContentType { get; set; }

    public string? ContentUrl { get; set; }

    public object? Content { get; set; }

    public string? Name { get; set; }

    public string? ThumbnailUrl { get; set; }

    /// <summary>Fields the protocol does not name; written back as they came.</summary>
    [JsonIgnore]
    public JsonObject Properties { get => _unnamed.Live; set => _unnamed.Live = value; }

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unnamed { get => _unnamed.Wire; set => _unnamed.Wire = value; }
}
