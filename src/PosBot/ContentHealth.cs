using Microsoft.Extensions.Diagnostics.HealthChecks;

using PosBot.Dialogs;
using PosBot.Messages;
using PosBot.Triage.Reading;

namespace PosBot;

/// <summary>Degraded while an edit is refused (the old content answers), and when claims have grown old since the build (nothing checks them again by itself).</summary>
sealed class ContentHealth(CurrentEdition edition, [FromKeyedServices(Clocks.Business)] TimeProvider business) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (edition.Refused is { Count: > 0 } refused)
            return Task.FromResult(HealthCheckResult.Degraded($"The content as edited is not in use: {string.Join(' ', refused)}"));
        var today = DateOnly.FromDateTime(business.GetUtcNow().ToOffset(Scanner.Shanghai).DateTime);
        var old = edition.Knowledge.Pack.Facts.Values.Where(fact => fact.IsUnchecked(today) || fact.IsExpired(today)).Select(fact => fact.Id).Order(StringComparer.Ordinal).ToArray();
        return Task.FromResult(old.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"Facts to be checked again: {string.Join(", ", old)}"));
    }
}
