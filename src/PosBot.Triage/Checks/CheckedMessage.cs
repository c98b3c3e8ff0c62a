using PosBot.Triage.Content;
using PosBot.Triage.Reading;

namespace PosBot.Triage.Checks;

/// <summary>What a verdict does to a message that was understood: whether the check is the answer, a word beside it, or nothing.</summary>
public static class CheckedMessage
{
    /// <summary>Facts of a case: with one of these the case is the matter, and the trick is named beside it.</summary>
    static readonly string[] CaseFacts = ["complaint", "swiped", "status", "support_said", "loss", "trick", "card_changed", "victims", "slip_name", "code", "refunded", "unlawful"];

    const string Unlawful = "unlawful_request", Call = "call";

    /// <summary>The outcome that machines read for an answered check.</summary>
    public static Outcome Outcome(ContentPack pack, ContactVerdict verdict)
    {
        var fact = verdict.Fact ?? (verdict.Finding == Finding.Contact ? pack.Contacts[verdict.Contact!].Fact : pack.Scams.Pattern(verdict.Pattern)?.Fact);
        var id = verdict.Finding == Finding.None ? "check-pattern" : $"check-{verdict.Finding.ToString().ToLowerInvariant()}";
        return new(id, Route.Info, 0, NextDay.None, verdict.Contact is { } contact ? [contact] : [], fact is null ? [] : [fact], [], [], []);
    }

    /// <summary>
    /// A demand that is not met yet is no emergency: where only the model saw one, and nothing in the words tells of an act, it is a suspicion.
    /// Whatever the words themselves say of danger stands.
    /// </summary>
    public static Understood Calm(ContentPack pack, Understood understood, ContactVerdict? verdict)
    {
        if (verdict is null || verdict.Act || understood.DangerInWords || understood.Topic != Understood.Scammed) return understood;
        // The particle of what is done: whatever it was, it is not a mere demand any more.
        if (understood.Text.Text.Contains('了')) return understood;
        if (understood.Answers.GetValueOrDefault("disclosed") == "yes" || CaseFacts.Any(understood.Answers.ContainsKey)) return understood;
        // A long story that asks nothing is told by somebody to whom something happened.
        if (!verdict.Asked && understood.Text.Length > (HasHan(understood.Text.Text) ? LongestDemand : LongestLatinDemand)) return understood;
        if (pack.Scams.Pattern(verdict.Pattern) is not { Calms: true } && !(verdict.Pattern is null && verdict.Asked && verdict.Finding != Finding.None)) return understood;
        return understood with
        {
            Topic = Understood.Suspected,
            Accepted = true,
            Answers = understood.Answers.Where(answer => answer.Key != "danger").ToDictionary(StringComparer.Ordinal),
        };
    }

    const int LongestDemand = 30, LongestLatinDemand = 100;

    static bool HasHan(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (Folding.IsHan(c)) return true;
        return false;
    }

    /// <summary>Is the check what the message wants? Danger has been seen to before.</summary>
    /// <param name="open">A question is open, so that a bare number answers it.</param>
    public static bool IsAnswered(ContentPack pack, Understood understood, ContactVerdict? verdict, bool open)
    {
        if (verdict is null || (understood.Answers.GetValueOrDefault("danger") ?? "none") != "none") return false;
        if (verdict.Finding != Finding.None && (verdict.Asked || (verdict.Bare && !(open && verdict.Medium == Medium.Phone)))) return true;
        if (pack.Scams.Pattern(verdict.Pattern) is not { } pattern || understood.Topic is Unlawful or Understood.Scammed || CaseFacts.Any(understood.Answers.ContainsKey)) return false;
        // A pasted message: the trick and the link in it.
        if (verdict.Finding != Finding.None) return true;
        // A call has an outcome of its own that says more.
        if (!pattern.Alone || understood.Answers.GetValueOrDefault("sign") == Call) return false;
        return understood.Topic == Understood.Suspected || !understood.Prediction.Accepted || (verdict.Asked && pack.Topics.GetValueOrDefault(understood.Topic)?.Kind != "case");
    }

    /// <summary>The words of the warning that goes before the answer of another matter; null where there is none.</summary>
    public static string? Beside(ContentPack pack, Understood understood, ContactVerdict? verdict)
    {
        if (verdict is null || understood.Topic == Unlawful || (understood.Answers.GetValueOrDefault("danger") ?? "none") != "none") return null;
        if (verdict.Finding == Finding.Lookalike) return pack.Scams.Lookalikes.FirstOrDefault(known => known.Fact == verdict.Fact)?.Warning;
        return pack.Scams.Pattern(verdict.Pattern)?.Warning;
    }
}
