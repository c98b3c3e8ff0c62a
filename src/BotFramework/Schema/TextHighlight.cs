namespace BotFramework.Schema;

/// <summary>A stretch of a text that matters in it.</summary>
public class TextHighlight
{
    public TextHighlight()
    {
    }

    public TextHighlight(string? text = default, int? occurrence = default) => (Text, Occurrence) = (text, occurrence);

    public string? Text { get; set; }

    /// <summary>Which one, counted from 1, where the text occurs more than once.</summary>
    public int? Occurrence { get; set; }
}
