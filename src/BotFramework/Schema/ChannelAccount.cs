using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BotFramework.Json;

namespace BotFramework.Schema;

/// <summary>A person or a bot, as a channel names it.</summary>
public class ChannelAccount
{
    private UnnamedFields _unnamed;

    public ChannelAccount()
    {
    }

    public ChannelAccount(string? id = default, string? name = default, string? role = default, string? aadObjectId = default) =>
        (Id, Name, Role, AadObjectId) = (id, name, role, aadObjectId);

    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? AadObjectId { get; set; }

    public string? Role { get; set; }

    /// <summary>Fields the protocol does not name; written back as they came.</summary>
    [JsonIgnore]
    public JsonObject Properties { get => _unnamed.Live; set => _unnamed.Live = value; }

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unnamed { get => _unnamed.Wire; set => _unnamed.Wire = value; }
}
