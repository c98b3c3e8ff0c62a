namespace BotFramework;

/// <summary>Saves the states after a turn that did not fail.</summary>
public class AutoSaveStateMiddleware(params BotState[] botStates) : IMiddleware
{
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        await next(cancellationToken);
        foreach (var state in botStates)
            await state.SaveChangesAsync(turnContext, false, cancellationToken);
    }
}
