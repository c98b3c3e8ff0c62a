using System.Diagnostics;

using PosBot.Triage;

namespace PosBot.Tests.Triage;

/// <summary>What one question and one recommendation cost. The limits are generous: they catch a change of order, not of machine.</summary>
public sealed class JudgementCostTests(ITestOutputHelper output)
{
    static readonly DateOnly Today = new(2026, 11, 23);
    readonly Judgement judgement = new(RealPack.Pack);

    public static TheoryData<string> Cases =>
    [
        "topic=not_arrived_delay",
        "topic=not_arrived_delay who=merchant status=pending",
        "topic=not_arrived_delay who=merchant status=unknown swiped=2026-11-09 asked_who=official support_said=empty",
        "topic=not_arrived_delay who=merchant status=pending swiped=2026-11-20 cycle=t1",
        "topic=not_arrived_delay who=merchant swiped=2026-11-20",
        "topic=not_arrived_delay swiped=2026-11-20",
        "topic=frozen_risk_control who=merchant status=held asked_who=official support_said=refused acquirer=payment",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_next_question_and_the_recommendation_take_microseconds(string said)
    {
        var answers = Answers.None;
        foreach (var pair in said.Split(' ').Select(p => p.Split('='))) answers = answers.With(pair[0], pair[1], AnswerSource.Read);
        var (next, nextBytes) = Cost(() => judgement.Next(answers, Today));
        var (decide, decideBytes) = Cost(() => judgement.Decide(answers, Today));
        output.WriteLine($"{said}: next {next:0.0} µs, {nextBytes:N0} bytes; decide {decide:0.0} µs, {decideBytes:N0} bytes");
        Assert.True(nextBytes < 1_000 && decideBytes < 1_000, $"next {nextBytes} bytes, decide {decideBytes} bytes");
        Assert.True(next < 300 && decide < 150, $"next {next:0} µs, decide {decide:0} µs");
    }

    // The quickest of some rounds: the machine is shared.
    static (double Microseconds, long Bytes) Cost(Func<object?> call)
    {
        const int Calls = 200;
        for (var i = 0; i < Calls; i++) call();
        var best = double.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 5; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Calls; i++) call();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Calls);
        }

        return (best, (GC.GetAllocatedBytesForCurrentThread() - before) / (5 * Calls));
    }
}
