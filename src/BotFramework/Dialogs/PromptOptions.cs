using System.Text.Json.Serialization;
using BotFramework.Schema;

namespace BotFramework.Dialogs;

/// <summary>What a prompt asks. The names in JSON are the SDK's, with capitals.</summary>
public class PromptOptions
{
    [JsonPropertyName("Prompt")]
    public Activity? Prompt { get; set; }

    [JsonPropertyName("RetryPrompt")]
    public Activity? RetryPrompt { get; set; }

    /// <summary>For the validator.</summary>
    [JsonPropertyName("Validations")]
    public object? Validations { get; set; }

    [JsonPropertyName("RecognizeLanguage")]
    public string? RecognizeLanguage { get; set; }
}
