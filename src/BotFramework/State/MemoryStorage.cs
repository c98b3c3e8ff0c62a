using System.Globalization;
using System.Text.Json;

namespace BotFramework;

/// <summary>Keeps objects in this process, as JSON, so that nobody shares a live one. What is read back is a <see cref="JsonElement"/>, or the type of an <see cref="IStoreItem"/>.</summary>
public class MemoryStorage : IStorage
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (JsonElement Json, Type Type, string ETag)> _items = [];
    private long _version;

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>(keys.Length);
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_items.TryGetValue(key, out var item))
                    found[key] = Revive(item.Json, item.Type, item.ETag);
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <exception cref="ArgumentException">An <see cref="IStoreItem"/> names a version that is not the last.</exception>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_gate)
        {
            foreach (var (key, value) in changes)
            {
                if (value is IStoreItem { ETag: not "*" } item && _items.TryGetValue(key, out var old) && old.ETag != item.ETag)
                    throw new ArgumentException($"Etag conflict. Original: {item.ETag} Current: {old.ETag}", nameof(changes));
                _items[key] = (StateJson.Write(value), value.GetType(), (_version++).ToString(CultureInfo.InvariantCulture));
            }
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_gate)
        {
            foreach (var key in keys)
                _items.Remove(key);
        }

        return Task.CompletedTask;
    }

    private static object Revive(JsonElement json, Type type, string eTag)
    {
        if (!typeof(IStoreItem).IsAssignableFrom(type))
            return json;
        var item = (IStoreItem)json.Deserialize(StateJson.Options.GetTypeInfo(type))!;
        item.ETag = eTag;
        return item;
    }
}
