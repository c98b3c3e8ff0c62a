using System.Text.Json;
using BotFramework.Json;

namespace BotFramework.Schema;

/// <summary>Somebody named in the text. Tell whether it is the bot by the id: names are not unique.</summary>
public class Mention : Entity
{
    public Mention() => Type = "mention";

    public Mention(ChannelAccount? mentioned = default, string? text = default, string? type = default)
    {
        _ = type; // part of the published signature; a mention has only one type
        (Mentioned, Text, Type) = (mentioned, text, "mention");
    }

    public ChannelAccount? Mentioned { get; set; }

    /// <summary>The stretch of the message's text that is the mention.</summary>
    public string? Text { get; set; }

    internal static Mention Of(Entity entity)
    {
        if (entity is Mention known)
            return known;
        var fields = entity.Unnamed ?? [];
        return new Mention
        {
            Mentioned = fields.TryGetValue("mentioned", out var account) && account.ValueKind == JsonValueKind.Object ? account.Deserialize(Wire.Schema.ChannelAccount) : null,
            Text = fields.TryGetValue("text", out var written) && written.ValueKind == JsonValueKind.String ? written.GetString() : null,
        };
    }
}
