namespace BotFramework.Dialogs;

/// <summary>What was read from the user's answer.</summary>
public class PromptRecognizerResult<T>
{
    public bool Succeeded { get; set; }

    public T? Value { get; set; }

    public bool AllowInterruption { get; set; }
}
