using System.Diagnostics;
using System.Net.Http.Json;

using PosBot.Tests.Service.Stories;

namespace PosBot.Tests.Service;

/// <summary>The figures of README are printed by tests/bench; here only that nothing became ten times slower than what issue and README promise.</summary>
public sealed class SpeedTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    const int PromisedMilliseconds = 20, Times = 10;

    [Fact]
    public async Task A_turn_stays_far_under_ten_times_its_promise()
    {
        using var client = host.CreateClient();
        var shape = new ChannelActivity("emulator");
        var milliseconds = new List<double>();
        for (var i = 0; i < 150; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await client.PostAsJsonAsync("/api/messages", shape.Message($"speed-{i}", "钱没到", "zh-CN"));
            response.EnsureSuccessStatusCode();
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var median = milliseconds.Skip(50).Order().ElementAt(50);
        Assert.True(median < PromisedMilliseconds * Times, $"The median of a turn is {median:0.0} ms.");
    }
}
