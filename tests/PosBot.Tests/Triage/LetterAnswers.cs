using PosBot.Triage;

namespace PosBot.Tests.Triage;

/// <summary>Cases as they stand when a letter is written, by name.</summary>
static class LetterAnswers
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    static readonly Dictionary<string, (string Question, string Value)[]> ByName = new(StringComparer.Ordinal)
    {
        ["nothing"] = [],
        ["late"] = [("topic", "not_arrived_overdue"), ("who", "merchant"), ("status", "pending"), ("swiped", "2026-11-13"), ("cycle", "t1"), ("amount", "2600"),
            ("provider", "拉卡拉"), ("asked_who", "official"), ("support_said", "refused"), ("acquirer", "payment")],
        ["over 30"] = [("topic", "not_arrived_overdue"), ("status", "unknown"), ("swiped", "2026-10-09"), ("asked_who", "official"), ("support_said", "empty"), ("entity", "company")],
        ["held"] = [("topic", "frozen_risk_control"), ("status", "held"), ("swiped", "2026-11-20"), ("amount", "30000.5"), ("asked_who", "official"), ("support_said", "broken"), ("entity", "individual")],
        ["fee"] = [("topic", "deposit_or_fee_dispute"), ("amount", "299"), ("asked_who", "official"), ("support_said", "unreachable"), ("entity", "no_licence"), ("acquirer", "bank")],
        ["exit"] = [("topic", "not_arrived_overdue"), ("notice", "exit"), ("status", "unknown")],
        ["second clearing"] = [("topic", "suspected_fraud_or_unlicensed"), ("sign", "second_clearing")],
        ["agent gone"] = [("topic", "provider_unreachable_or_absconded"), ("swiped", "2026-11-02"), ("amount", "52000"), ("agent", "blocked_empty"), ("asked_who", "agent"), ("status", "pending")],
        ["scam"] = [("topic", "being_scammed_now"), ("danger", "scam"), ("amount", "5000")],
        ["charged"] = [("topic", "charged_but_failed"), ("who", "payer"), ("amount", "320"), ("merchant_said", "denied")],
        ["refund"] = [("topic", "refund_not_received"), ("who", "payer"), ("merchant_said", "refund_slip"), ("swiped", "2026-11-01")],
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static Answers Of(string name) => ByName[name].Aggregate(Answers.None, (answers, one) => answers.With(one.Question, one.Value, AnswerSource.Read));
}
