using System.Threading.Channels;

namespace DirectLine;

/// <summary>What one socket waits for. Holds at most one wake and one typing notice, however many come while the client is slow.</summary>
sealed class StreamSignal
{
    readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    string? _typing;

    public bool Evicted { get; private set; }

    public void Wake() => _wakes.Writer.TryWrite(true);

    public void Type(string activity)
    {
        Volatile.Write(ref _typing, activity);
        Wake();
    }

    public void Evict()
    {
        Evicted = true;
        Wake();
    }

    public string? TakeTyping() => Interlocked.Exchange(ref _typing, null);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _wakes.Reader.ReadAsync(cancellationToken);
}
