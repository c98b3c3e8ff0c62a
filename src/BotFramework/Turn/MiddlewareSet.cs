using System.Collections;

namespace BotFramework;

/// <summary>The layers around a turn, outermost first.</summary>
public class MiddlewareSet : IMiddleware, IEnumerable<IMiddleware>
{
    private readonly List<IMiddleware> _layers = [];

    public MiddlewareSet Use(IMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _layers.Add(middleware);
        return this;
    }

    /// <summary>As a layer itself: its own layers run, then the rest of the turn.</summary>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        await EnterAsync(turnContext, null, 0, cancellationToken);
        await next(cancellationToken);
    }

    public Task ReceiveActivityWithStatusAsync(ITurnContext turnContext, BotCallbackHandler? callback, CancellationToken cancellationToken) =>
        EnterAsync(turnContext, callback, 0, cancellationToken);

    public IEnumerator<IMiddleware> GetEnumerator() => _layers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Task EnterAsync(ITurnContext turnContext, BotCallbackHandler? callback, int layer, CancellationToken cancellationToken) =>
        layer == _layers.Count
            ? callback?.Invoke(turnContext, cancellationToken) ?? Task.CompletedTask
            : _layers[layer].OnTurnAsync(turnContext, new Inner(this, turnContext, callback, layer + 1).EnterAsync, cancellationToken);

    // A layer may call next twice, so each needs its own place; without layers a turn makes none.
    private sealed class Inner(MiddlewareSet set, ITurnContext turnContext, BotCallbackHandler? callback, int layer)
    {
        public Task EnterAsync(CancellationToken cancellationToken) => set.EnterAsync(turnContext, callback, layer, cancellationToken);
    }
}
