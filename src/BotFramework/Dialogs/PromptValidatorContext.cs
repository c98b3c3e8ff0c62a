namespace BotFramework.Dialogs;

/// <summary>What a validator sees.</summary>
public class PromptValidatorContext<T>
{
    internal PromptValidatorContext(ITurnContext turnContext, PromptRecognizerResult<T> recognized, IDictionary<string, object?> state, PromptOptions options) =>
        (Context, Recognized, State, Options) = (turnContext, recognized, state, options);

    public ITurnContext Context { get; }

    public PromptRecognizerResult<T> Recognized { get; }

    public PromptOptions Options { get; }

    /// <summary>Kept while the prompt lives.</summary>
    public IDictionary<string, object?> State { get; }

    /// <summary>How many answers there were, this one included.</summary>
    public int AttemptCount => State.Number(Prompt<T>.AttemptCountKey);
}
