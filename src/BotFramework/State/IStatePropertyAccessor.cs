namespace BotFramework;

/// <summary>The name of a property of the state.</summary>
public interface IStatePropertyInfo
{
    string Name { get; }
}

/// <summary>One property of the state. What is got is the live object: changing it is enough for it to be kept.</summary>
public interface IStatePropertyAccessor<T> : IStatePropertyInfo
{
    /// <summary>The value; if there is none, the factory's, which is stored at once; without a factory the default of the type.</summary>
    Task<T> GetAsync(ITurnContext turnContext, Func<T>? defaultValueFactory = null, CancellationToken cancellationToken = default);

    Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);

    Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default);
}

/// <summary>Makes accessors.</summary>
public interface IPropertyManager
{
    IStatePropertyAccessor<T> CreateProperty<T>(string name);
}
