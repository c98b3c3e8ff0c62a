using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>What must hold whatever else is known; each is proven over all consistent answers.</summary>
public sealed class InvariantTests
{
    static readonly ContentPack Pack = RealPack.Pack;
    readonly AnswerSpace space = new(Pack);

    /// <summary>Signs of which one is enough: the payout failed or is stopped, somebody else has a hand in it, or it is too late.</summary>
    public static TheoryData<string> NotToBeWaitedFor =>
    [
        "status=failed", "status=held", "status=frozen", "status=no_sale", "status=settled_other",
        "slip_name=other", "card_changed=other", "trick=forged_proof", "trick=swapped_qr", "support_said=other_paid",
        "agent=gone", "agent=blocked_empty", "notice=exit",
        "lateness=late", "lateness=overdue", "lateness=over_30", "lateness=unknown",
        "support_said=refused", "support_said=unreachable", "support_said=broken",
    ];

    [Theory]
    [InlineData("scam")]
    [InlineData("drain")]
    [InlineData("weapon")]
    [InlineData("self_harm")]
    public void Danger_leads_to_the_police_whatever_else_is_known(string danger)
    {
        var met = Where([space.Term("danger", danger)], rule => Assert.True(Outcome(rule) is { Route: Route.Police, Urgency: 4 }, rule.Id));
        Assert.True(met > 0);
    }

    [Fact]
    public void A_plain_delay_never_leads_with_the_police()
    {
        Term[] plain =
        [
            space.Term("danger", "none"), space.Term("trick", "none"), space.Term("card_changed", "no", "self", "unknown"),
            space.Term("status", "pending", "settled_mine", "failed", "held", "frozen", "no_sale", "unknown"),
            space.Term("support_said", "promised", "empty", "reason", "refused", "broken", "unreachable", "unknown"),
            space.Term("agent", "reachable", "unknown"), space.Term("loss", "no", "unknown"),
        ];
        // Other shops waiting too, another name on the slip, an exit notice, a dead service line, any wait: none of these alone is a crime.
        var met = Where(plain, rule => Assert.NotEqual(Route.Police, Outcome(rule).Route));
        Assert.True(met > 0);
    }

    [Fact]
    public void A_lost_agent_alone_is_no_case_for_the_police()
    {
        Term[] lost = [space.Term("danger", "none"), space.Term("trick", "none"), space.Term("agent", "gone"), space.Term("victims", "no", "unknown"),
            space.Term("support_said", "promised", "empty", "reason", "refused", "broken", "unknown"), space.Term("card_changed", "no", "self", "unknown"),
            space.Term("status", "pending", "unknown"), space.Term("loss", "no", "unknown")];
        Assert.True(Where(lost, rule => Assert.NotEqual(Route.Police, Outcome(rule).Route)) > 0);
    }

    [Theory]
    [MemberData(nameof(NotToBeWaitedFor))]
    public void A_sign_that_waiting_does_not_help_never_leads_with_wait(string sign)
    {
        var pair = sign.Split('=');
        var met = Where([space.Term(pair[0], pair[1])], rule => Assert.NotEqual(Route.Wait, Outcome(rule).Route));
        Assert.True(met > 0);
    }

    [Fact]
    public void Wait_is_said_and_only_to_a_merchant_within_the_cycle()
    {
        var waits = 0;
        Term[] within = [space.Term("lateness", "not_due", "due_today"), space.Term("status", "pending", "unknown"), space.Term("case", "arrival")];
        space.WalkAll(region =>
        {
            if (!space.Decides(region, out var rule)) return region.Open;
            if (Outcome(rule!).Route != Route.Wait) return null;
            waits++;
            Assert.True(region.Holds(within) == true, $"{rule!.Id} says wait for {region.Describe(space.Reads([within]))}");
            return null;
        });
        Assert.True(waits > 0);
    }

    [Fact]
    public void A_frozen_card_leads_to_the_bank_unless_something_stronger_stands_above_it()
    {
        Term[] frozen = [space.Term("status", "frozen"), space.Term("danger", "none"), space.Term("gate", "open"), space.Term("case", "arrival")];
        Assert.True(Where([.. frozen, space.Term("bank_limit", "no")], rule => Assert.Equal("bank-freeze", rule.Outcome)) > 0);
        // Told by the bank that it is its own doing, nobody is sent to look for an authority.
        Assert.True(Where([.. frozen, space.Term("bank_limit", "yes")], rule => Assert.Equal("bank-own-limit", rule.Outcome)) > 0);
    }

    [Fact]
    public void The_regulator_leads_only_after_the_institution_was_asked_or_thirty_days_or_an_exit()
    {
        Term[] early = [space.Term("notice", "none"), space.Term("lateness", "unknown", "not_due", "due_today", "late", "overdue"),
            space.Term("support", "none", "agent", "promised", "reason", "ticket_recent", "unknown")];
        Assert.True(Where(early, rule => Assert.NotEqual(Route.Regulator, Outcome(rule).Route)) > 0);
    }

    static Outcome Outcome(Rule rule) => Pack.Outcomes[rule.Outcome];

    int Where(Term[] condition, Action<Rule> check)
    {
        var met = 0;
        space.WalkAll(region =>
        {
            var holds = region.Holds(condition);
            if (holds is null) return region.Open;
            if (holds == false) return null;
            if (!space.Decides(region, out var rule)) return region.Open;
            check(rule!);
            met++;
            return null;
        });
        return met;
    }
}
