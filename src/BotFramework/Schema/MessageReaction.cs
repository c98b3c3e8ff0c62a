namespace BotFramework.Schema;

/// <summary>A reaction to a message, such as a like.</summary>
public class MessageReaction
{
    public MessageReaction()
    {
    }

    public MessageReaction(string? type = default) => Type = type;

    public string? Type { get; set; }
}
