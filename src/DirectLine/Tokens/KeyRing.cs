namespace DirectLine;

/// <summary>The keys as this host last read them.</summary>
sealed class KeyRing(IDirectLineKeys keys, TimeProvider time)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30), Floor = TimeSpan.FromSeconds(5), Settling = TimeSpan.FromMinutes(1);
    Snapshot _last = new([], DateTimeOffset.MinValue);

    /// <summary>The newest key that every host knows by now; in the first minute of the first key, that one.</summary>
    public async ValueTask<DirectLineKey> SignerAsync(CancellationToken cancellationToken)
    {
        var known = await ReadAsync(Fresh, cancellationToken);
        var settled = time.GetUtcNow() - Settling;
        return known.FirstOrDefault(key => key.Created <= settled) ?? known[^1];
    }

    /// <summary>The key of that id. An unknown id makes one read at most every 5 s, so that invented ids drive no traffic.</summary>
    public async ValueTask<DirectLineKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(Fresh, cancellationToken)).FirstOrDefault(key => key.Id == id)
        ?? (await ReadAsync(Floor, cancellationToken)).FirstOrDefault(key => key.Id == id);

    async ValueTask<IReadOnlyList<DirectLineKey>> ReadAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var last = Volatile.Read(ref _last);
        var now = time.GetUtcNow();
        if (last.Keys.Count > 0 && now - last.At < age) return last.Keys;
        var read = await keys.ReadAsync(cancellationToken);
        if (read.Count == 0) throw new InvalidOperationException("IDirectLineKeys gave no key; it must make the first one.");
        Volatile.Write(ref _last, new(read, now));
        return read;
    }

    sealed record Snapshot(IReadOnlyList<DirectLineKey> Keys, DateTimeOffset At);
}
