using System.Text.Json;

namespace BotFramework;

/// <summary>Named properties kept together under one key: read once in a turn, written at its end if anything changed.</summary>
public abstract class BotState : IPropertyManager
{
    private readonly IStorage _storage;
    private readonly string _contextServiceKey;

    protected BotState(IStorage storage, string contextServiceKey)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(contextServiceKey);
        (_storage, _contextServiceKey) = (storage, contextServiceKey);
    }

    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Accessor<T>(this, name);
    }

    public virtual async Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        var key = GetStorageKey(turnContext);
        if (!force && Cached(turnContext) is not null)
            return;
        var found = await _storage.ReadAsync([key], cancellationToken);
        found.TryGetValue(key, out var value);
        turnContext.TurnState[_contextServiceKey] = new Properties(value switch
        {
            null => [],
            IDictionary<string, object?> properties => new Dictionary<string, object?>(properties),
            JsonElement { ValueKind: JsonValueKind.Object } json => json.EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value),
            _ => throw new InvalidOperationException("Data is not in the correct format for BotState."),
        });
    }

    public virtual async Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        if (Cached(turnContext) is not { } properties)
            return;
        var written = properties.Written();
        if (!force && written == properties.Saved)
            return;
        await _storage.WriteAsync(new Dictionary<string, object> { [GetStorageKey(turnContext)] = properties.Values }, cancellationToken);
        properties.Saved = written;
    }

    /// <summary>Empties the state; the emptiness is kept at the next save.</summary>
    public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        turnContext.TurnState[_contextServiceKey] = new Properties([]) { Saved = string.Empty };
        return Task.CompletedTask;
    }

    /// <summary>Removes the state from the store at once.</summary>
    public virtual Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        turnContext.TurnState.Remove(_contextServiceKey);
        return _storage.DeleteAsync([GetStorageKey(turnContext)], cancellationToken);
    }

    /// <exception cref="InvalidOperationException">The activity lacks a part of the key.</exception>
    protected abstract string GetStorageKey(ITurnContext turnContext);

    private protected static string Part(string? value, string name) => value ?? throw new InvalidOperationException($"invalid activity-missing {name}");

    private Properties? Cached(ITurnContext turnContext) => turnContext.TurnState.Get<Properties>(_contextServiceKey);

    private sealed class Properties
    {
        public Properties(Dictionary<string, object?> values)
        {
            Values = values;
            Saved = Written();
        }

        public Dictionary<string, object?> Values { get; }

        public string Saved { get; set; }

        public string Written() => StateJson.Write(Values).GetRawText();
    }

    private sealed class Accessor<T>(BotState state, string name) : IStatePropertyAccessor<T>
    {
        public string Name => name;

        public async Task<T> GetAsync(ITurnContext turnContext, Func<T>? defaultValueFactory = null, CancellationToken cancellationToken = default)
        {
            var values = await ValuesAsync(turnContext, cancellationToken);
            if (values.TryGetValue(name, out var value) && value is not null)
            {
                if (value is T live)
                    return live;
                // From now on the typed object is the one that is kept: a change to it is a change to the state.
                var read = StateJson.Read<T>(value is JsonElement json ? json : StateJson.Write(value))!;
                values[name] = read;
                return read;
            }

            if (defaultValueFactory is null)
                return default!;
            var made = defaultValueFactory();
            values[name] = made;
            return made;
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default) =>
            (await ValuesAsync(turnContext, cancellationToken))[name] = value;

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            (await ValuesAsync(turnContext, cancellationToken)).Remove(name);

        private async Task<Dictionary<string, object?>> ValuesAsync(ITurnContext turnContext, CancellationToken cancellationToken)
        {
            await state.LoadAsync(turnContext, false, cancellationToken);
            return state.Cached(turnContext)!.Values;
        }
    }
}
