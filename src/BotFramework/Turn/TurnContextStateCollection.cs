namespace BotFramework;

/// <summary>Objects that live for one turn, by name or by type (the type's full name).</summary>
public class TurnContextStateCollection : Dictionary<string, object?>, IDisposable
{
    // What the adapter itself puts in, and room for the bot's own, without growing.
    private const int UsualCount = 10;

    private bool _disposed;

    public TurnContextStateCollection()
        : base(UsualCount, StringComparer.OrdinalIgnoreCase)
    {
    }

    public T? Get<T>(string key)
        where T : class
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(key);
        return TryGetValue(key, out var value) ? value as T : null;
    }

    public T? Get<T>()
        where T : class => Get<T>(typeof(T).FullName!);

    /// <exception cref="ArgumentException">There is one already.</exception>
    public void Add<T>(string key, T value)
        where T : class
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        base.Add(key, value);
    }

    public void Add<T>(T value)
        where T : class => Add(typeof(T).FullName!, value);

    public void Set<T>(string key, T? value)
        where T : class
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(key);
        this[key] = value;
    }

    public void Set<T>(T? value)
        where T : class => Set(typeof(T).FullName!, value);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _disposed = true;
}
