using System.Text.Json.Nodes;
using PosBot.Privacy;
using PosBot.Triage.Checks;

namespace PosBot.Messages;

/// <summary>What the door found out about a message: present on a turn whose text was checked before it was masked, with or without a verdict.</summary>
sealed record DoorVerdict(ContactVerdict? Verdict);

/// <summary>
/// The check at both doors, before the masking that would hide what is asked about: Direct Line's, where the posted JSON comes in, and every
/// other channel's, where the turn begins. What goes on from here is the masked text and the verdict.
/// </summary>
/// <param name="check">The check of the current content; none where the host has no content.</param>
sealed class MessageCheck(Func<ContactCheck?> check)
{
    // Between the door and the turn the verdict travels in the activity; it is gone before anything is kept.
    const string Field = "posbotCheck";

    /// <summary>Checks and cleans an activity as it came over the wire, in place.</summary>
    public JsonObject Redact(JsonObject activity)
    {
        // Whatever a client writes there is not a verdict.
        activity.Remove(Field);
        ContactVerdict? verdict = null;
        if (activity["text"] is JsonValue value && value.TryGetValue(out string? text) && Read(text) is { Verdict: not null } found)
        {
            verdict = found.Verdict;
            if (!ReferenceEquals(found.Text, text)) activity["text"] = found.Text;
        }

        activity = ActivityRedaction.Redact(activity);
        if (verdict is not null) activity[Field] = verdict.Line;
        return activity;
    }

    /// <summary>The verdict that <see cref="Redact(JsonObject)"/> left, taken out again.</summary>
    public static DoorVerdict Take(JsonObject activity)
    {
        var verdict = activity[Field] is JsonValue value && value.TryGetValue(out string? line) ? ContactVerdict.Parse(line) : null;
        activity.Remove(Field);
        return new(verdict);
    }

    /// <summary>Checks an activity and takes the numbers that it found out of the text; the rest is for the masking that follows.</summary>
    public DoorVerdict Read(Activity activity)
    {
        if (activity.Text is not { } text || Read(text) is not { Verdict: not null } found) return new(null);
        activity.Text = found.Text;
        return new(found.Verdict);
    }

    // A text that is too long is answered with that alone.
    CheckedText? Read(string text) => text.Length <= ActivityRedaction.LongestText ? check()?.Check(text) : null;
}
