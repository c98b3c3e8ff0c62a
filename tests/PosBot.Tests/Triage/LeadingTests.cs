using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>Who leads the answer: the rules that the tables must keep, each over every combination of all that it leaves open.</summary>
public sealed class LeadingTests
{
    const string Plain = "danger=none trick=none notice=none place=mainland crime=no case=arrival ";

    static readonly ContentPack Pack = RealPack.Pack;
    readonly AnswerSpace space = new(Pack);

    [Theory]
    // Within the cycle, nothing odd seen, and no answer of the institution that ends the waiting.
    [InlineData(Plain + "status=pending|unknown lateness=not_due|due_today agent_lost=no slip_name=mine|unknown support=none|agent|unknown|promised|empty|reason", Route.Wait)]
    // No ticket yet: support, for the ticket, however late; thirty days do not change who is asked first.
    [InlineData(Plain + "status=pending|unknown lateness=late|overdue|over_30|unknown support=none|agent", Route.Support)]
    // An agent's words are no answer of the institution.
    [InlineData(Plain + "status=held support=agent|none", Route.Support)]
    // At once: a refusal, a broken deadline, a dead official line.
    [InlineData(Plain + "status=pending|unknown lateness=late|overdue|over_30|unknown support=refused|broken|unreachable", Route.Regulator)]
    [InlineData(Plain + "status=failed|no_sale|settled_mine support=refused|broken|unreachable", Route.Regulator)]
    // A hold without a written reason, once the institution was asked.
    [InlineData(Plain + "status=held support=empty|refused|broken|unreachable", Route.Regulator)]
    // A recorded complaint: the regulator once three working days have passed since the due day, too, and not before.
    [InlineData(Plain + "status=pending|unknown lateness=late support=ticket_old", Route.Support)]
    [InlineData(Plain + "status=pending|unknown lateness=overdue|over_30 support=ticket_old", Route.Regulator)]
    [InlineData(Plain + "status=pending|unknown lateness=over_30 support=empty|promised|ticket_recent", Route.Regulator)]
    // A written reason: the papers, no waiting; risk holds have no cap.
    [InlineData(Plain + "status=held support=reason", Route.Support)]
    // The card is at fault.
    [InlineData(Plain + "status=failed why_failed=card_state|limit escalates=no", Route.Bank)]
    [InlineData(Plain + "status=failed why_failed=name escalates=no", Route.Support)]
    [InlineData(Plain + "status=settled_mine escalates=no", Route.Bank)]
    [InlineData(Plain + "status=frozen", Route.Bank)]
    [InlineData("danger=none place=mainland crime=no notice=exit case=arrival", Route.Regulator)]
    // Another's hand in the money.
    [InlineData("danger=none place=mainland case=arrival support_said=other_paid", Route.Police)]
    [InlineData("danger=none place=mainland case=arrival card_changed=other", Route.Police)]
    [InlineData("danger=none place=mainland case=arrival agent=blocked_empty lateness=late|overdue|over_30", Route.Police)]
    [InlineData("danger=none place=mainland case=arrival agent=blocked_empty lateness=unknown complaint=not_arrived", Route.Police)]
    [InlineData("danger=none place=mainland case=arrival agent=gone victims=yes lateness=late|overdue|over_30|unknown", Route.Police)]
    [InlineData("danger=none place=mainland case=arrival agent=gone support_said=unreachable lateness=late|overdue|over_30|unknown", Route.Police)]
    [InlineData("case=suspicion trick=forged_proof|swapped_qr", Route.Police)]
    [InlineData("case=suspicion place=mainland loss=yes", Route.Police)]
    // The payer: charged but not seen goes to the issuer or the wallet, twice or refunded first to the shop.
    [InlineData("case=one_sided role=payer paid_by=card|unknown", Route.Bank)]
    [InlineData("case=one_sided role=payer paid_by=wallet", Route.Support)]
    [InlineData("case=one_sided role=merchant", Route.Support)]
    [InlineData("case=duplicate role=payer merchant_said=not_asked|promised|unknown", Route.Support)]
    [InlineData("case=duplicate role=payer merchant_said=denied|refund_slip|passed", Route.Bank)]
    [InlineData("case=refund role=payer merchant_said=denied|refund_slip|passed", Route.Bank)]
    public void These_answers_lead_there_whatever_else_is_known(string said, Route route)
    {
        Term[] condition = [.. said.Split(' ').Select(pair => pair.Split('=')).Select(pair => space.Term(pair[0], pair[1].Split('|')))];
        var met = 0;
        space.WalkAll(region =>
        {
            var holds = region.Holds(condition);
            if (holds is null) return region.Open;
            if (holds == false) return null;
            if (!space.Decides(region, out var rule)) return region.Open;
            Assert.True(Pack.Outcomes[rule!.Outcome].Route == route, $"{rule.Id} leads to {rule.Outcome} for {region.Describe(space.Reads([condition]))}");
            met++;
            return null;
        });
        Assert.True(met > 0, "These answers never stand together.");
    }

    [Fact]
    public void A_bank_that_is_the_acquirer_is_complained_of_at_the_banks_regulator_and_a_payment_company_at_the_central_bank()
    {
        space.WalkAll(region =>
        {
            if (!space.Decides(region, out var rule)) return region.Open;
            var outcome = Pack.Outcomes[rule!.Outcome];
            if (outcome.Route != Route.Regulator || rule.Outcome == "regulator-exit") return null;
            var bank = region.Holds([space.Term("acquirer", "bank")]);
            if (bank is null) return region.Open;
            Assert.Equal(bank == true, outcome.Contacts.Contains("nfra-12378"));
            Assert.Equal(bank == false, outcome.Contacts.Contains("pboc-12363"));
            return null;
        });
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Words_that_name_the_due_day_are_said_only_where_the_day_of_the_sale_is_known(string locale)
    {
        var words = Pack.In(locale);
        var naming = Pack.Outcomes.Keys.Where(id => new[] { "next", "then", "reason", "script", "brief" }.Any(part =>
            words.Find($"outcome.{id}.{part}") is { } text && (text.Contains("{due}", StringComparison.Ordinal) || text.Contains("{cycle}", StringComparison.Ordinal))))
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(naming);
        space.WalkAll(region =>
        {
            if (!space.Decides(region, out var rule)) return region.Open;
            if (naming.Contains(rule!.Outcome))
                Assert.True(region.Holds([space.Term("swiped", "given")]) == true, $"{rule.Id} names a due day that nobody knows.");
            return null;
        });
    }
}
