namespace BotFramework;

/// <summary>Keeps objects by key.</summary>
public interface IStorage
{
    /// <summary>The objects there are; keys without one are absent from the answer.</summary>
    Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default);

    Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default);

    Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default);
}

/// <summary>An object that is only overwritten by who has seen its last version.</summary>
public interface IStoreItem
{
    /// <summary>The version read; "*" overwrites whatever is there.</summary>
    string? ETag { get; set; }
}
