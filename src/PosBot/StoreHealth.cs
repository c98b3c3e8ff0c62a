using Microsoft.Extensions.Diagnostics.HealthChecks;
using PosBot.State;

namespace PosBot;

/// <summary>Ready means that a case can be read; the probe's own key belongs to nobody.</summary>
sealed class StoreHealth(ICaseStore store) : IHealthCheck
{
    static readonly CaseKey Probe = new("health", "probe", "");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.LoadAsync(Probe, null, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
