using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace PosBot.Tests.Messages;

/// <summary>Time that a test moves, and that tells when somebody begins to wait.</summary>
sealed class TestTime() : FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero))
{
    readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until somebody waits for just so long, and lets that time pass.</summary>
    public async Task PassAsync(TimeSpan wait)
    {
        while (await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken) != wait) { }
        Advance(wait);
    }
}
