using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>What would change an answer: computed from the tables, told in words.</summary>
public sealed class ChangesTests(ITestOutputHelper output)
{
    static readonly DateOnly Today = new(2026, 11, 28);
    static readonly ContentPack Pack = RealPack.Pack;
    readonly Judgement judgement = new(Pack);

    Changes Changes => field ??= new Changes(judgement);

    public static TheoryData<string> Cases =>
    [
        "topic=not_arrived_delay who=merchant status=pending swiped=2026-11-27 cycle=t1",
        "topic=not_arrived_delay who=merchant status=pending swiped=2026-11-23 cycle=t1 asked_who=none",
        "topic=not_arrived_delay who=merchant status=unknown swiped=unknown asked_who=none",
        "topic=not_arrived_overdue who=merchant asked_who=official support_said=empty",
        "topic=not_arrived_overdue who=merchant asked_who=official support_said=refused acquirer=payment",
        "topic=frozen_risk_control who=merchant status=held",
        "topic=cannot_arrive_rejected who=merchant status=failed why_failed=card_state",
        "topic=judicial_freeze who=merchant status=frozen",
        "topic=charged_but_failed who=payer paid_by=card",
        "topic=refund_not_received who=payer merchant_said=not_asked",
        "topic=suspected_fraud_or_unlicensed who=merchant sign=call loss=no",
        "topic=provider_unreachable_or_absconded who=merchant agent=gone nobody_answers=yes victims=no swiped=2026-11-09",
        "topic=deposit_or_fee_dispute who=merchant asked_who=official support_said=refused",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_change_is_what_the_judgement_says_once_the_answer_is_given(string said)
    {
        var answers = Given(said);
        var now = judgement.Decide(answers, Today).Outcome;
        var changes = Changes.Of(answers, Today);
        output.WriteLine($"{said}: {now.Id}");
        Assert.NotEmpty(changes);
        Assert.True(changes.Length <= 3);
        foreach (var change in changes)
        {
            output.WriteLine($"  {Pack.In("zh-CN")[change.Key]} → {change.Outcome.Id}");
            Assert.NotEqual(now.Route, change.Outcome.Route);
            // A day is given as a day: that it lies ahead or long back.
            var value = change.Question != "swiped" ? change.Value : change.Value == "not_due" ? "2026-11-28" : "2026-09-01";
            Assert.Equal(change.Outcome.Id, judgement.Decide(answers.With(change.Question, value, AnswerSource.Changed), Today).Outcome.Id);
        }

        Assert.Equal(changes.Select(c => (-c.Outcome.Urgency, -(int)c.Outcome.Route)).Order(), changes.Select(c => (-c.Outcome.Urgency, -(int)c.Outcome.Route)));
        Assert.Equal(changes.Length, changes.Select(c => c.Question).Distinct().Count());
    }

    [Fact]
    public void A_plain_delay_names_the_signs_that_make_it_a_police_matter_first()
    {
        var changes = Changes.Of(Given("topic=not_arrived_delay who=merchant status=pending swiped=2026-11-27 cycle=t1"), Today);
        Assert.Equal(Route.Police, changes[0].Outcome.Route);
        Assert.Contains(changes, c => c is { Question: "support_said", Value: "other_paid", Outcome.Id: "police-money-taken" });
        Assert.Contains(changes, c => c.Outcome.Route is not Route.Police);
    }

    [Fact]
    public void What_is_never_asked_in_this_kind_of_case_is_not_told_as_a_change_of_it()
    {
        // A changed settlement card is no matter of a fee; told here, it would read as if it calmed things.
        var changes = Changes.Of(Given("topic=deposit_or_fee_dispute who=merchant asked_who=official support_said=refused"), Today);
        Assert.Equal("support_said", Assert.Single(changes).Question);
    }

    [Theory]
    [InlineData("danger=scam")]
    [InlineData("danger=self_harm topic=not_arrived_delay")]
    public void Nothing_changes_an_answer_to_danger(string said) => Assert.Empty(Changes.Of(Given(said), Today));

    [Fact]
    public void Looking_for_changes_costs_microseconds_and_little_memory()
    {
        foreach (var answers in Cases.Select(row => Given(row.Data)))
        {
            for (var i = 0; i < 200; i++) Changes.Of(answers, Today);
            var (best, before) = (double.MaxValue, GC.GetAllocatedBytesForCurrentThread());
            for (var round = 0; round < 20; round++)
            {
                var start = System.Diagnostics.Stopwatch.GetTimestamp();
                for (var i = 0; i < 20; i++) Changes.Of(answers, Today);
                best = Math.Min(best, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMicroseconds / 20);
            }

            var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 400;
            output.WriteLine($"{best:0} µs, {bytes:N0} bytes");
            Assert.True(best < 1_000 && bytes < 10_000, $"{best:0} µs, {bytes} bytes");
        }
    }

    [Fact]
    public void An_answer_already_given_is_never_told_as_a_change()
    {
        foreach (var answers in Cases.Select(row => Given(row.Data)))
            Assert.All(Changes.Of(answers, Today), change => Assert.NotEqual(change.Value, answers[change.Question]));
    }

    [Fact]
    public void Each_route_that_a_change_may_lead_to_has_words()
    {
        foreach (var words in Pack.Words.Values)
            foreach (var route in Enum.GetValues<Route>().Where(route => route != Route.None))
                Assert.True(words.Has($"change.to.{route.ToString().ToLowerInvariant()}"), $"{route} in {words.Locale}");
    }

    static Answers Given(string said) => said.Split(' ').Select(pair => pair.Split('=')).Aggregate(Answers.None, (answers, pair) => answers.With(pair[0], pair[1], AnswerSource.Read));
}
