using System.Diagnostics;
using BotFramework.Schema;

namespace PosBot.Tests.Messages;

/// <summary>Alone, because it counts what the whole process allocates.</summary>
[CollectionDefinition(nameof(TurnCostTests), DisableParallelization = true)]
public sealed class TurnCostAlone;

/// <summary>Not a benchmark: a bound far above what a turn costs, so that a reflection serialiser or a forgotten copy shows.</summary>
[Collection(nameof(TurnCostTests))]
public sealed class TurnCostTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("memory", 14_000)]
    [InlineData("sqlite", 18_000)]
    public async Task A_turn_without_its_dialogs_stays_small(string store, int mostBytes)
    {
        await using var rig = new TurnRig(store);
        rig.Logs.Silent = true;
        rig.Bot.Turn = static async (turnContext, turn) =>
        {
            turn.Record = turn.Record with { Stage = "following", Misses = turn.Record.Misses + 1 };
            await turnContext.SendActivityAsync("ok");
        };
        for (var index = 0; index < 200; index++) await rig.SayAsync("w" + index, "刷了三天了2800还没到");
        const int turns = 1000;
        var (bytes, cpu, clock) = (GC.GetTotalAllocatedBytes(true), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        for (var index = 0; index < turns; index++) await rig.Channel.PostAsync(TurnRig.Message("a" + index, "刷了三天了2800还没到", DeliveryModes.ExpectReplies));
        bytes = (GC.GetTotalAllocatedBytes(true) - bytes) / turns;
        cpu = (Environment.CpuUsage.TotalTime - cpu) / turns;
        output.WriteLine($"{store}: {bytes} bytes, {cpu.TotalMicroseconds:F1} µs CPU of the process, {Stopwatch.GetElapsedTime(clock).TotalMicroseconds / turns:F1} µs");
        Assert.InRange(bytes, 1, mostBytes);
    }
}
