using System.Globalization;

using PosBot.Triage;

namespace PosBot.Tests.Triage;

/// <summary>The day of the following step, over weekends and holidays.</summary>
public sealed class RecommendationDayTests
{
    static readonly Judgement Judgement = new(RealPack.Pack);

    [Theory]
    // Friday's sale asked about on Saturday: wait until Monday.
    [InlineData("2026-11-28", "who=merchant status=pending swiped=2026-11-27 cycle=t1", "wait-until-due", "2026-11-30")]
    [InlineData("2026-11-30", "who=merchant status=pending swiped=2026-11-27 cycle=t1", "wait-today", "2026-12-01")]
    // Late: three working days to the following step, over the weekend.
    [InlineData("2026-11-26", "who=merchant status=pending swiped=2026-11-24 cycle=t1 asked_who=none", "support-late", "2026-12-01")]
    // Over the National Day holiday: the ninth and the worked Saturday count.
    [InlineData("2026-09-30", "who=merchant status=failed why_failed=limit", "bank-account-limit", "2026-10-10")]
    [InlineData("2026-11-27", "who=merchant status=held asked_who=official support_said=refused acquirer=payment", "regulator-hold", "2026-11-30")]
    [InlineData("2026-11-27", "who=merchant status=held asked_who=official support_said=reason", "support-hold-papers", "2026-12-12")]
    [InlineData("2026-11-27", "danger=scam", "police-scam-now", "2026-11-27")]
    [InlineData("2026-11-27", "who=merchant status=frozen", "bank-freeze", null)]
    public void The_following_step_has_its_day(string today, string said, string outcome, string? due)
    {
        var answers = Answers.None.With("topic", "not_arrived_delay", AnswerSource.Read);
        foreach (var pair in said.Split(' ').Select(p => p.Split('='))) answers = answers.With(pair[0], pair[1], AnswerSource.Read);
        var recommendation = Judgement.Decide(answers, Iso(today));
        Assert.Equal((outcome, due is null ? null : Iso(due)), (recommendation.Outcome.Id, recommendation.DueOn));
    }

    static DateOnly Iso(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
