namespace BotFramework.Schema;

/// <summary>A picture on a card.</summary>
public class CardImage
{
    public CardImage()
    {
    }

    public CardImage(string? url = default, string? alt = default, CardAction? tap = default) => (Url, Alt, Tap) = (url, alt, tap);

    public string? Url { get; set; }

    public string? Alt { get; set; }

    public CardAction? Tap { get; set; }
}
