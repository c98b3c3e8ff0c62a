namespace BotFramework.Schema;

/// <summary>Buttons offered beside a message; they go away when the next message comes.</summary>
public class SuggestedActions
{
    public SuggestedActions()
    {
    }

    public SuggestedActions(IList<string>? to = default, IList<CardAction>? actions = default) => (To, Actions) = (to, actions);

    public SuggestedActions(IEnumerable<string> to, IEnumerable<CardAction> actions)
        : this(to.ToArray(), actions.ToArray())
    {
    }

    /// <summary>The ids of those who see the buttons; everybody when absent.</summary>
    public IList<string>? To { get; set; }

    public IList<CardAction>? Actions { get; set; }
}
