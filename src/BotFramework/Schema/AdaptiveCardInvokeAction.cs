namespace BotFramework.Schema;

/// <summary>The Action.Execute that was pressed.</summary>
public class AdaptiveCardInvokeAction
{
    public string? Type { get; set; }

    public string? Id { get; set; }

    public string? Verb { get; set; }

    /// <summary>The action's data together with the inputs of the card.</summary>
    public object? Data { get; set; }
}
