namespace BotFramework.Schema;

/// <summary>
/// The answer to an Action.Execute. Type "application/vnd.microsoft.card.adaptive" replaces the card, "application/vnd.microsoft.activity.message" shows a line,
/// "application/vnd.microsoft.error" an error; the HTTP status stays 200 in all three and this status is the one that counts.
/// </summary>
public class AdaptiveCardInvokeResponse
{
    public int StatusCode { get; set; }

    public string? Type { get; set; }

    public object? Value { get; set; }
}
