using System.Globalization;

using PosBot.Triage.Content;
using PosBot.Triage.Reading;

namespace PosBot.Triage;

/// <summary>What a message says: its topic, and every answer that it gives in passing.</summary>
/// <param name="Topic">After the certain rules; the model's own view is in <paramref name="Prediction"/>.</param>
/// <param name="Accepted">False where the bot would ask "A or B?" or say that it did not understand.</param>
/// <param name="Role">merchant, payer or unknown.</param>
/// <param name="Answers">Question to value, as read from the text; without those that the topic alone implies.</param>
public sealed record Understood(
    string Topic, string Second, float Margin, bool Accepted, string Role, IReadOnlyDictionary<string, string> Answers, Prediction Prediction, Scan Scan, Folded Text)
{
    /// <summary>The words themselves say that something dangerous is happening; otherwise only the model takes it so.</summary>
    public bool DangerInWords { get; init; }

    public const string Scammed = "being_scammed_now", Suspected = "suspected_fraud_or_unlicensed", Crisis = "radical_or_crisis", Police = "should_i_call_police";
}

/// <summary>Text to <see cref="Understood"/>: folding, scanner, cues, model, and the few rules that are certain (danger comes before the model's view).</summary>
public sealed class Understanding(ContentPack pack, MessageReader reader)
{
    readonly CueReader cues = new(pack.Cues);

    public Understood Read(string text, DateTimeOffset now)
    {
        var reading = reader.Read(text, now);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var today = DateOnly.FromDateTime(now.ToOffset(Scanner.Shanghai).DateTime);
        ReadSpans(reading.Scan, today, answers);
        cues.Read(reading.Text.Text, answers);
        if (reading.Scan.Sale.Date is not null) TellDaysApart(reading.Text.Text, today, answers);
        // "Weekend sales have come on weekends before" tells how it usually goes, not when this sale was.
        if (answers.ContainsKey("usual")) answers.Remove("swiped");
        var dangerInWords = (answers.GetValueOrDefault("danger") ?? "none") != "none";

        var prediction = reading.Prediction;
        var (topic, certain) = TopicOf(prediction, answers, reading.Scan);
        // A forged proof and a swapped code are cases for the police with steps of their own; there is no caller to hang up on.
        if (topic == Understood.Scammed && certain) answers.TryAdd("danger", answers.GetValueOrDefault("trick") is "forged_proof" or "swapped_qr" ? "none" : "scam");
        // Who does not answer is the official line, not the agent.
        if (topic == Unreachable && answers.GetValueOrDefault("asked_who") == "official") answers.TryAdd("nobody_answers", "no");
        var role = answers.GetValueOrDefault("who") ?? pack.Topics.GetValueOrDefault(topic)?.Role ?? Answers.Unknown;
        return new Understood(
            topic, topic == prediction.Top ? prediction.Second : prediction.Top, prediction.Margin, certain, role, answers, prediction, reading.Scan, reading.Text)
        { DangerInWords = dangerInWords };
    }

    /// <summary>"The ticket is of the 9th" names the day of the complaint, not of the sale: the day goes where it belongs.</summary>
    void TellDaysApart(ReadOnlySpan<char> text, DateOnly today, Dictionary<string, string> answers)
    {
        if (!answers.TryGetValue("swiped", out var day) || !(answers.ContainsKey("ticket") || answers.ContainsKey("asked_who") || answers.ContainsKey("support_said"))) return;
        foreach (var word in SaleWords)
            if (text.Contains(word, StringComparison.Ordinal)) return;
        if (!answers.ContainsKey("complaint")) answers.Remove("swiped");
        if (!answers.TryGetValue("ticket", out var ticket) || ticket == "no") return;
        answers.Remove("swiped");
        answers["ticket"] = pack.Clock.Days.Between(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), today) >= SettlementClock.OverdueAfterWorkingDays ? "old" : "recent";
    }

    static readonly string[] SaleWords =
    [
        "刷", "收的", "收了", "卖", "营业", "货款", "流水", "swip", "sale", "sold", "taking", "tapped",
    ];

    /// <summary>The topic after the certain rules, and whether a rule chose it.</summary>
    (string Topic, bool Certain) TopicOf(Prediction prediction, Dictionary<string, string> answers, Scan scan)
    {
        var refused = answers.GetValueOrDefault("disclosed") == "no";
        switch (answers.GetValueOrDefault("danger"))
        {
            case "self_harm" or "weapon":
                return (Understood.Crisis, true);
            case "drain" or "scam":
                return (Understood.Scammed, true);
        }

        // "They never said risk control" is about something else.
        if (prediction.Top == Held && answers.ContainsKey("no_hold")) return (prediction.Second, false);
        // Told that nothing was given: a suspicious call, not a loss.
        if (prediction.Top == Understood.Scammed && refused) return (Understood.Suspected, true);
        // Nearly a scam in progress, and something was given: the dearer mistake is to miss it.
        if (prediction.ScamNear && answers.GetValueOrDefault("disclosed") == "yes") return (Understood.Scammed, true);
        if (answers.ContainsKey("unlawful") && (!prediction.Accepted || Unlawful == prediction.Second || Unlawful == prediction.Top)) return (Unlawful, true);
        if (answers.ContainsKey("foreign") && prediction.Top != Understood.Scammed && (!prediction.Accepted || prediction.Second == Topics.OutOfScope)) return (Topics.OutOfScope, true);
        // An institution that leaves the market, and a line that nobody answers, are matters of their own.
        if (answers.GetValueOrDefault("notice") == "exit" && pack.Topics.GetValueOrDefault(prediction.Top)?.Kind != "case") return (Unreachable, true);
        if (prediction.Top == Understood.Scammed && answers.GetValueOrDefault("support_said") == "unreachable") return (Unreachable, true);
        if (answers.TryGetValue("trick", out var trick)) return (prediction.Top == Understood.Scammed && trick != "overpaid" ? Understood.Scammed : Understood.Suspected, true);
        if (prediction.Top == Topics.OutOfScope && answers.GetValueOrDefault("status") == "settled_other") return ("not_arrived_delay", true);
        // "My partner switched the card" is no wish to switch the provider.
        if (prediction.Top == "change_provider" && answers.GetValueOrDefault("card_changed") == "other") return (Understood.Suspected, true);
        // "It came, and was taken back again" is no "it has arrived".
        if (prediction.Top == "greeting_thanks_bye" && answers.ContainsKey("chargeback")) return (Held, true);
        if (answers.GetValueOrDefault("wish") == "customers") return ("compensation_negotiation", true);
        // Words that say it beat a model that takes it for chat.
        if (answers.ContainsKey("complaint") && Chat.Contains(prediction.Top)) return (Complaint(prediction, scan), true);
        if (prediction.Accepted || Clear(prediction)) return (prediction.Top, true);

        // Facts that name their matter by themselves, whatever else was too little to tell.
        if (answers.ContainsKey("chargeback")) return (Held, true);
        if (answers.GetValueOrDefault("card_changed") == "other") return (Understood.Suspected, true);
        if (answers.GetValueOrDefault("status") is "settled_other" or "settled_mine") return ("not_arrived_delay", true);
        if (answers.ContainsKey("refunded")) return ("refund_not_received", true);
        // "The money has not come" in so many words is a complaint, however little else it says.
        if (answers.ContainsKey("complaint")) return (Complaint(prediction, scan), true);
        // A code on the slip is a question about the code, unless the model is sure of something graver.
        if (answers.ContainsKey("code")) return ("terminal_fault_or_code", true);
        // Two names for nearly the same matter: the flow sorts them out, so there is nothing to ask.
        if (prediction.Verdict == Verdict.Ask && Family(prediction.Top) is { } family && family == Family(prediction.Second)) return (prediction.Top, true);
        // With facts of a case in it, a message is not a mere "change" or "back".
        if (prediction is { Verdict: Verdict.Ask, Second: "dialog_control" } && answers.Count > 0) return (prediction.Top, true);
        if (prediction.Top == "dialog_control" && answers.Count > 0 && pack.Topics.GetValueOrDefault(prediction.Second)?.Kind == "case")
            return (prediction.Second, prediction.Verdict == Verdict.Ask);
        return (prediction.Top, false);
    }

    static readonly string[] Chat = [Topics.OutOfScope, "dialog_control", "greeting_thanks_bye"];

    const string Held = "frozen_risk_control", Unlawful = "unlawful_request", Unreachable = "provider_unreachable_or_absconded";

    static string Complaint(Prediction prediction, Scan scan)
    {
        const string Delay = "not_arrived_delay", Overdue = "not_arrived_overdue";
        if (prediction.Top is Delay or Overdue) return prediction.Top;
        if (prediction.Second is Delay or Overdue) return prediction.Second;
        // Five days or more, or three working days (bucket 3 of the wait).
        return scan.Wait.Bucket >= 3 ? Overdue : Delay;
    }

    /// <summary>
    /// Clear enough to act on: a wrong guess is mended by the next sentence, while a needless "A or B?" is asked of everybody.
    /// The limits were chosen by eye on tests/held-out (wrong guesses lie mostly under a margin of 0, right ones over it); nothing calibrates them yet.
    /// </summary>
    static bool Clear(Prediction prediction) =>
        prediction.Margin >= (prediction.Top == Understood.Scammed ? LeastScamMargin : LeastMargin) && prediction.Gap >= LeastGap;

    const float LeastMargin = -0.45f, LeastScamMargin = -0.2f, LeastGap = 0.12f;

    string? Family(string topic) => pack.Topics.GetValueOrDefault(topic)?.Family;

    void ReadSpans(Scan scan, DateOnly today, Dictionary<string, string> answers)
    {
        if (SaleDay(scan, today) is { } day && day <= today) answers["swiped"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (scan.Sale.Time is { } time) answers["swiped_at"] = time.ToString("HH:mm", CultureInfo.InvariantCulture);
        var entities = scan.Entities;
        if (Cycle(entities.Cycle) is { } cycle) answers["cycle"] = cycle;
        if (entities.Amount is { } amount) answers["amount"] = amount.ToString("0.##", CultureInfo.InvariantCulture);
        if (entities.Provider is { } provider) answers["provider"] = provider;
        if (entities.ContactedSupport == true) answers["asked_who"] = "official";
        if (entities.Code is not { } shown) return;
        answers["code"] = shown;
        if (!pack.Codes.TryGetValue(shown, out var code)) return;
        answers["code_money"] = code.Money;
        answers["code_side"] = code.Side;
    }

    DateOnly? SaleDay(Scan scan, DateOnly today)
    {
        // Where a stretch of days is named, its last day: never call money late that may not be.
        if (scan.Sale.Date is { } said) return said;
        if (scan.Wait.Days is { } waited and > 0) return today.AddDays(-waited);
        if (scan.Wait.WorkingDays is not { } working) return null;
        var day = today;
        for (var left = working; left > 0;)
        {
            if (pack.Clock.Days.IsWorkingDay(day)) left--;
            day = day.AddDays(-1);
        }

        return day;
    }

    static string? Cycle(string? canonical) => canonical switch
    {
        "T+1" => "t1",
        "D+1" => "d1",
        "T+0" => "t0",
        "D+0" or "秒到" or "S+0" or "S0" => "instant",
        _ => null,
    };
}
