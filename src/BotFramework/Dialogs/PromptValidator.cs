namespace BotFramework.Dialogs;

/// <summary>Decides whether an answer is good, also one that was not recognised. If it sends something itself, the question is not put again.</summary>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);
