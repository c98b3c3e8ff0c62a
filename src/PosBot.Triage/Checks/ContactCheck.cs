using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

using PosBot.Triage.Content;
using PosBot.Triage.Reading;

namespace PosBot.Triage.Checks;

/// <summary>A message after the check: what it was found to be, and its text without the numbers that no contact backs.</summary>
public readonly record struct CheckedText(string Text, ContactVerdict? Verdict);

/// <summary>
/// "Is this number Lakala's? May I tap this link? They want an unfreeze fee": raw text and content to a verdict. Pure, no regex, one pass for addresses,
/// one for numbers, one for phrases.
/// </summary>
public sealed class ContactCheck
{
    const string Asked = "asked", Passing = "passing", Act = "act", PatternKey = "pattern", MentionStart = "<at>", MentionEnd = "</at>";

    // Hardly more than the number itself; with a question mark a few words more.
    const int FewHan = 2, FewWords = 1, FewHanAsked = 8, FewWordsAsked = 5;

    // A shorter name stands inside too many others.
    const int ShortestBrand = 5;

    readonly CueReader cues;
    readonly ImmutableArray<Lookalike> lookalikes;
    readonly FrozenDictionary<string, string> numbers, mails;
    readonly (string Domain, string Brand, string Contact)[] official;

    public ContactCheck(ContentPack pack)
    {
        lookalikes = pack.Scams.Lookalikes;
        cues = new CueReader([Named(Asked, pack.Scams.Asked), Named(Passing, pack.Scams.Passing), Named(Act, pack.Scams.Act),
            .. pack.Scams.Patterns.Select(pattern => new CueSource(ImmutableSortedDictionary<string, string>.Empty.Add(PatternKey, pattern.Id), pattern.Any, pattern.Not))]);
        var contacts = pack.Contacts.Values.OrderBy(contact => contact.Id, StringComparer.Ordinal).ToArray();
        numbers = contacts.Where(contact => contact.Tel is not null).DistinctBy(contact => contact.Tel).ToFrozenDictionary(contact => contact.Tel!, contact => contact.Id, StringComparer.Ordinal);
        mails = contacts.Where(contact => contact is { Kind: "mail", Value: not null }).ToFrozenDictionary(contact => contact.Value!, contact => contact.Id, StringComparer.OrdinalIgnoreCase);
        official = [.. contacts.Where(contact => contact is { Kind: "web", Value: not null })
            .Select(contact => (WebAddress.Registered(contact.Value!), WebAddress.Registered(contact.Value!).Split('.')[0], contact.Id))];

        static CueSource Named(string name, CueSource source) => source with { Sets = ImmutableSortedDictionary<string, string>.Empty.Add(name, "yes") };
    }

    /// <summary>The verdict on a raw text, null where there is nothing to say, and the text as it may be kept.</summary>
    public CheckedText Check(string raw)
    {
        var folded = Folding.Fold(raw);
        var text = folded.Text;
        var addresses = WebCandidates.Find(text);
        var phones = PhoneCandidates.Find(text, addresses, digits => ContactOf(digits) is not null);
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        cues.Read(text, said);
        var pattern = said.GetValueOrDefault(PatternKey);
        if (addresses.Count + phones.Count == 0 && pattern is null) return new(raw, null);

        var (finding, medium, contact, fact) = Worst([.. addresses.Select(Judge), .. phones.Select(JudgeNumber)]);
        var passing = said.ContainsKey(Passing);
        var verdict = new ContactVerdict(
            finding, medium, contact, fact, pattern, said.ContainsKey(Asked) && !passing, !passing && IsBare(text, addresses, phones), said.ContainsKey(Act), addresses.Count + phones.Count > 1, Hidden: false);
        if (finding == Finding.None || !(verdict.Asked || verdict.Bare || pattern is not null)) return new(raw, verdict);
        var kept = Hide(raw, folded, phones);
        return new(kept, verdict with { Hidden = !ReferenceEquals(kept, raw) });
    }

    static (Finding, Medium, string?, string?) Worst((Finding Finding, Medium, string?, string?)[] found) =>
        found.Length == 0 ? (Finding.None, Medium.None, null, null) : found.MaxBy(one => one.Finding);

    (Finding, Medium, string?, string?) JudgeNumber(Candidate phone) =>
        ContactOf(phone.Value) is { } id ? (Finding.Contact, Medium.Phone, id, null) : (Finding.Unknown, Medium.Phone, null, null);

    /// <summary>The contact with this number, however it is prefixed: with the country's code, or a city's before a hotline of five digits.</summary>
    string? ContactOf(string digits)
    {
        if (numbers.TryGetValue(digits, out var id)) return id;
        if (digits.StartsWith("0086", StringComparison.Ordinal)) return ContactOf(digits[4..]);
        if (digits.Length > 6 && digits.StartsWith("86", StringComparison.Ordinal)) return numbers.GetValueOrDefault(digits[2..]) ?? numbers.GetValueOrDefault("0" + digits[2..]);
        return digits is ['0', not '0', ..] && digits.Length is 8 or 9 && digits[^5..] is ['1', '2', '3', ..] ? numbers.GetValueOrDefault(digits[^5..]) : null;
    }

    (Finding, Medium, string?, string?) Judge(Candidate address)
    {
        var (host, user) = (WebAddress.HostOf(address.Value), WebAddress.UserOf(address.Value));
        var mail = WebCandidates.IsMail(address.Value);
        if (mail && mails.TryGetValue(address.Value, out var box)) return (Finding.Contact, Medium.Mail, box, null);
        var medium = mail ? Medium.Mail : Medium.Web;
        foreach (var site in official)
            if (WebAddress.IsUnder(host, site.Domain)) return mail || user.Length > 0 ? (Finding.Unknown, medium, null, null) : (Finding.Contact, medium, site.Contact, null);
        foreach (var known in lookalikes)
            if (WebAddress.IsUnder(host, known.Host)) return (Finding.Lookalike, medium, known.Official, known.Fact);
        return Resembling(host, mail ? "" : user) is var (finding, contact) ? (finding, medium, contact, null) : (Finding.Unknown, medium, null, null);
    }

    /// <summary>Whether a host that is nobody's known one bears a name that is somebody's.</summary>
    (Finding, string)? Resembling(string host, string user)
    {
        var shown = WebAddress.Shown(host);
        var (registered, sight) = (WebAddress.Registered(shown), WebAddress.Sight(shown));
        var above = shown[..^registered.Length];
        foreach (var (domain, brand, contact) in official)
        {
            if (user.Contains(domain, StringComparison.Ordinal) || above.Contains(domain + ".", StringComparison.Ordinal)) return (Finding.Imitation, contact);
            if (brand.Length < ShortestBrand || !brand.Any(char.IsAsciiLetter)) continue;
            if (above.Contains(brand, StringComparison.Ordinal) || user.Contains(brand, StringComparison.Ordinal)) return (Finding.Imitation, contact);
            if (registered.Contains(brand, StringComparison.Ordinal)) return (Finding.Brand, contact);
            if (sight.Contains(WebAddress.Sight(brand), StringComparison.Ordinal)) return (Finding.Imitation, contact);
        }

        return null;
    }

    static bool IsBare(ReadOnlySpan<char> text, List<Candidate> addresses, List<Candidate> phones)
    {
        if (addresses.Count + phones.Count == 0) return false;
        var rest = text.ToArray();
        foreach (var candidate in addresses.Concat(phones)) rest.AsSpan(candidate.Start, candidate.End - candidate.Start).Fill(' ');
        // In a team the bot's name stands before every message.
        var (open, close) = (text.IndexOf(MentionStart), text.IndexOf(MentionEnd));
        if (open >= 0 && close > open) rest.AsSpan(open, close + MentionEnd.Length - open).Fill(' ');
        var (han, words) = (0, 0);
        for (var i = 0; i < rest.Length; i++)
            if (Folding.IsHan(rest[i])) han++;
            else if (char.IsLetter(rest[i]) && (i == 0 || !char.IsLetter(rest[i - 1]))) words++;
        return (han <= FewHan && words <= FewWords) || (rest.AsSpan().TrimEnd().EndsWith("?") && han <= FewHanAsked && words <= FewWordsAsked);
    }

    string Hide(string raw, Folded folded, List<Candidate> phones)
    {
        StringBuilder? kept = null;
        foreach (var phone in phones)
        {
            if (ContactOf(phone.Value) is not null) continue;
            kept ??= new StringBuilder(raw);
            var (start, length) = folded.Original(phone.Start, phone.End - phone.Start);
            for (var i = start; i < start + length; i++)
                if (char.IsLetterOrDigit(raw[i]) || char.IsSurrogate(raw[i]) || char.IsNumber(raw[i])) kept[i] = '*';
        }

        return kept?.ToString() ?? raw;
    }
}
