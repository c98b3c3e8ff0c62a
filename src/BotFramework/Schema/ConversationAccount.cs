using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BotFramework.Json;

namespace BotFramework.Schema;

/// <summary>A conversation, as a channel names it. The id is opaque: it may hold any character.</summary>
public class ConversationAccount
{
    private UnnamedFields _unnamed;

    public ConversationAccount()
    {
    }

    public ConversationAccount(
        bool? isGroup = default,
        string? conversationType = default,
        string? id = default,
        string? name = default,
        string? aadObjectId = default,
        string? role = default,
        string? tenantId = default)
    {
        (IsGroup, ConversationType, Id, Name) = (isGroup, conversationType, id, name);
        (AadObjectId, Role, TenantId) = (aadObjectId, role, tenantId);
    }

    public bool? IsGroup { get; set; }

    public string? ConversationType { get; set; }

    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? AadObjectId { get; set; }

    public string? Role { get; set; }

    public string? TenantId { get; set; }

    /// <summary>Fields the protocol does not name; written back as they came.</summary>
    [JsonIgnore]
    public JsonObject Properties { get => _unnamed.Live; set => _unnamed.Live = value; }

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unnamed { get => _unnamed.Wire; set => _unnamed.Wire = value; }
}
