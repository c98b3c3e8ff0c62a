namespace DirectLine;

/// <summary>Keys of one process: after a restart every page starts anew.</summary>
public sealed class InMemoryDirectLineKeys(TimeProvider time) : IDirectLineKeys
{
    volatile IReadOnlyList<DirectLineKey> _keys = [DirectLineKey.New(time.GetUtcNow())];

    /// <inheritdoc/>
    public Task<IReadOnlyList<DirectLineKey>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_keys);

    /// <summary>Adds a new key; the older ones go on verifying.</summary>
    public void Rotate() => _keys = [DirectLineKey.New(time.GetUtcNow()), .. _keys];
}
