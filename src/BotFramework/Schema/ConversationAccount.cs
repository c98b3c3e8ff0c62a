using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>A conversation, as a channel names it. The id is opaque: it may hold any character.</summary>
public class ConversationAccount
{
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
    public JsonObject Properties { get => Unnamed ??= []; set => Unnamed = value; }

    [JsonInclude]
    [JsonExtensionData]
    internal JsonObject? Unnamed { get; set; }
}
