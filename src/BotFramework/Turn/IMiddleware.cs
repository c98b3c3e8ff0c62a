namespace BotFramework;

/// <summary>A layer around every turn. The turn ends there if it does not call next.</summary>
public interface IMiddleware
{
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
