using Microsoft.Extensions.Options;
using PosBot.Messages;

namespace PosBot.State;

/// <summary>Deletes cases that nobody has touched for the set number of days, and the answers kept for repeats after a day. Once an hour, at start too.</summary>
sealed partial class RetentionWorker(ICaseStore store, IOptions<TurnOptions> options, [FromKeyedServices(Clocks.System)] TimeProvider time, ILogger<RetentionWorker> logger)
    : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1), AnswersFor = TimeSpan.FromHours(24);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do await SweepAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start sweeps first.
        }
    }

    async Task SweepAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        try
        {
            await store.SweepAsync(now.AddDays(-options.Value.RetentionDays), now - AnswersFor, stopping);
        }
        catch (StoreUnavailableException)
        {
            Failed(logger);
        }
    }

    [LoggerMessage(30, LogLevel.Error, "Old cases could not be deleted; it is tried again in an hour")]
    static partial void Failed(ILogger logger);
}
