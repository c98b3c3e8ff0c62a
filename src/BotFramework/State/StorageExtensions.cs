namespace BotFramework;

/// <summary>Reading with a type.</summary>
public static class StorageExtensions
{
    /// <summary>Those of the objects that are of this type.</summary>
    public static async Task<IDictionary<string, TStoreItem>> ReadAsync<TStoreItem>(this IStorage storage, string[] keys, CancellationToken cancellationToken = default)
        where TStoreItem : class
    {
        var found = await storage.ReadAsync(keys, cancellationToken);
        var typed = new Dictionary<string, TStoreItem>(found.Count);
        foreach (var (key, value) in found)
        {
            if (value is TStoreItem item)
                typed.Add(key, item);
        }

        return typed;
    }
}
