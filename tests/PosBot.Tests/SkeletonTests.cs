namespace PosBot.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void The_clock_is_never_read_directly() => Assert.True(TimeProvider.System.GetUtcNow() > DateTimeOffset.UnixEpoch);
}
