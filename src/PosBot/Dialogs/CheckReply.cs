using System.Globalization;

using PosBot.Triage;
using PosBot.Triage.Checks;
using PosBot.Triage.Content;
using PosBot.Triage.Reading;

namespace PosBot.Dialogs;

/// <summary>
/// Says whether a number, an address or a message is genuine. It knows the verdict only: the number itself was taken out at the door,
/// so it can be in no reply; what is shown is a contact of the content.
/// </summary>
static class CheckReply
{
    /// <summary>Is the check what this message wants?</summary>
    public static bool IsAnswer(Scene scene) =>
        scene.Understood is { } understood && CheckedMessage.IsAnswered(scene.Consultation.Pack, understood, scene.Check, scene.Case.Open is not null);

    /// <summary>True where the check was the answer; false where the message goes on to be read, with the trick it tells of named first.</summary>
    public static async Task<bool> TryAnswer(DialogContext dc, Scene scene, CancellationToken cancellationToken)
    {
        if (scene.Check is not { } verdict || scene.Understood is not { } understood) return false;
        var pack = scene.Consultation.Pack;
        if (!IsAnswer(scene))
        {
            if (CheckedMessage.Beside(pack, understood, verdict) is { } warning) await scene.Speech.Say(warning, cancellationToken);
            return false;
        }

        var open = scene.Case.Open;
        // A check in the middle of a case does not change where the case leads.
        var aside = scene.IsInCase;
        var said = new Recommendation(CheckedMessage.Outcome(pack, verdict), "check", null, null);
        await scene.Speech.Tell(Text(scene, verdict, understood), [], RecommendationEntity.Of(aside ? scene.Decide() : said, pack.Hash, provisional: aside), cancellationToken);
        scene.Case.Open = open;
        await dc.RepromptDialogAsync(cancellationToken);
        return true;
    }

    static string Text(Scene scene, ContactVerdict verdict, Understood understood)
    {
        var (pack, words) = (scene.Consultation.Pack, scene.Speech.Words);
        var claimed = understood.Scan.Spans.OfType<ProviderSpan>().Select(span => span.Id).ToHashSet(StringComparer.Ordinal);
        var parts = new List<string>();
        // Somebody who already tapped, typed or paid needs the next step before the verdict.
        if (verdict.Act && verdict.Finding != Finding.Contact) parts.Add(words["check.already"]);
        if (pack.Scams.Pattern(verdict.Pattern) is { } pattern)
        {
            parts.Add(words[pattern.Warning]);
            if (verdict.Finding == Finding.None) parts.Add(Source(pack, words, pattern.Fact));
        }

        switch (verdict.Finding)
        {
            case Finding.Contact:
                var contact = pack.Contacts[verdict.Contact!];
                parts.Add(words[claimed.Count > 0 && !claimed.Contains(contact.Provider ?? "") ? "check.contact.other" : "check.contact"]);
                parts.Add(Named(words, contact.Id));
                parts.Add(Source(pack, words, contact.Fact));
                // A call that shows an institution's number may come from anybody; a call from the anti-fraud line is to be taken.
                if (verdict.Medium == Medium.Web) parts.Add(words["check.contact.open"]);
                else if (contact.Provider is not null) parts.Add(words["check.contact.call"]);
                break;
            case Finding.Lookalike:
                parts.Add(words[pack.Scams.Lookalikes.First(known => known.Fact == verdict.Fact).Warning]);
                parts.Add(Source(pack, words, verdict.Fact));
                break;
            case Finding.Imitation:
                parts.Add(words["check.imitation"]);
                break;
            case Finding.Brand:
                parts.Add(words["check.brand"]);
                break;
            case Finding.Unknown:
                parts.Add(words[verdict.Medium switch { Medium.Phone => "check.unknown.phone", Medium.Mail => "check.unknown.mail", _ => "check.unknown.web" }]);
                break;
        }

        if (verdict.Finding > Finding.Contact)
        {
            if (verdict.Several) parts.Add(words["check.several"]);
            var official = verdict.Contact is { } genuine
                ? [genuine]
                : pack.Contacts.Values.Where(c => c.Provider is { } provider && claimed.Contains(provider)).Select(c => c.Id).Order(StringComparer.Ordinal).ToArray();
            if (official.Length > 0) parts.Add(string.Join("\n", official.Select(id => Named(words, id)).Prepend(words["check.official"])));
            if (verdict.Finding == Finding.Unknown || official.Length == 0) parts.Add(words["check.find"]);
        }

        if (verdict.Pattern is not null && !verdict.Act) parts.Add(words["check.if_given"]);
        if (verdict.Hidden) parts.Add(words["check.hidden"]);
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }

    static string Named(Words words, string contact) => words.Find($"contact.{contact}.note") is { } note ? $"{words[$"contact.{contact}"]}\n{note}" : words[$"contact.{contact}"];

    static string Source(ContentPack pack, Words words, string? fact) =>
        fact is not null && words.Find($"source.{fact}") is { } source
            ? words.Say("ui.source", ("source", source), ("checked", pack.Facts[fact].CheckedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            : "";
}
