using System.Globalization;

namespace PosBot.Messages;

/// <summary>The two times. Business dates may be moved by the setting PosBot:Now, to see what the bot says on a holiday; tokens, leases and retention may not.</summary>
static class Clocks
{
    public const string Business = "business", System = "system";

    /// <summary>The one time zone of the business; China has no summer time.</summary>
    public static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <exception cref="InvalidOperationException">The setting is no time.</exception>
    public static TimeProvider BusinessOf(IConfiguration configuration, TimeProvider system)
    {
        if (configuration["PosBot:Now"] is not { Length: > 0 } setting) return system;
        return DateTimeOffset.TryParse(setting, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)
            ? new Moved(system, now - system.GetUtcNow())
            : throw new InvalidOperationException($"PosBot:Now is '{setting}', which is no time. Write it like 2026-10-01T09:00:00+08:00, or leave it out.");
    }

    /// <summary>Goes on from the given time.</summary>
    sealed class Moved(TimeProvider system, TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => system.GetUtcNow() + by;
    }
}
