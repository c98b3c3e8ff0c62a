using System.Threading.Channels;

namespace PosBot.Messages;

/// <summary>Tells the outbox worker that something was committed for it. Any number of notices wake it once.</summary>
sealed class OutboxSignal
{
    readonly Channel<bool> _notices = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Wake() => _notices.Writer.TryWrite(true);

    /// <summary>Waits for a notice, at most so long; no time is for ever.</summary>
    public async Task WaitAsync(TimeSpan? atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!_notices.Reader.TryRead(out _))
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var timer = atMost is { } wait ? time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), deadline, wait, Timeout.InfiniteTimeSpan) : null;
            try
            {
                await _notices.Reader.ReadAsync(deadline.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The time is over.
            }
        }
    }
}
