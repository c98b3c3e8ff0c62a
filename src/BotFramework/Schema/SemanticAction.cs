namespace BotFramework.Schema;

/// <summary>What the message is meant to do, for the receiver's programs.</summary>
public class SemanticAction
{
    public SemanticAction()
    {
    }

    public SemanticAction(string? id = default, IDictionary<string, Entity>? entities = default) => (Id, Entities) = (id, entities);

    public string? Id { get; set; }

    public IDictionary<string, Entity>? Entities { get; set; }

    public string? State { get; set; }
}
