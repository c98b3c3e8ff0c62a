namespace BotFramework.Schema;

/// <summary>The value of an invoke named "adaptiveCard/action".</summary>
public class AdaptiveCardInvokeValue
{
    public AdaptiveCardInvokeAction? Action { get; set; }

    public string? State { get; set; }
}
