namespace PosBot.Triage.Checks;

/// <summary>What is known of a number or an address, the gravest last: of several in one message the gravest is told.</summary>
public enum Finding
{
    /// <summary>The message names no number and no address.</summary>
    None,

    /// <summary>A contact of the content.</summary>
    Contact,

    /// <summary>Neither known to be genuine nor known to be false.</summary>
    Unknown,

    /// <summary>An address that bears an institution's name and is on no list.</summary>
    Brand,

    /// <summary>A site on the list of those that are not official.</summary>
    Lookalike,

    /// <summary>An address written so that it is taken for an official one.</summary>
    Imitation,
}

/// <summary>How a person can be reached by what was found.</summary>
public enum Medium { None, Phone, Mail, Web }

/// <summary>
/// All that is kept of a message's numbers and addresses: what they are, never which. It is made from the raw text at the door, before
/// masking, since masking would hide the very number that is asked about.
/// </summary>
/// <param name="Contact">The contact it is; for an imitation or a look-alike the genuine one.</param>
/// <param name="Fact">The fact behind a look-alike.</param>
/// <param name="Pattern">The trick that the message tells of.</param>
/// <param name="Asked">The message asks whether it is genuine.</param>
/// <param name="Bare">The message is hardly more than the number or address.</param>
/// <param name="Act">The message tells that something was already done.</param>
/// <param name="Several">More than one was named.</param>
/// <param name="Hidden">A number was taken out of the text.</param>
public sealed record ContactVerdict(
    Finding Finding, Medium Medium, string? Contact, string? Fact, string? Pattern, bool Asked, bool Bare, bool Act, bool Several, bool Hidden)
{
    /// <summary>One line, for the way from the door to the turn.</summary>
    public string Line => string.Join('/', Finding, Medium, Contact, Fact, Pattern, Flag(Asked), Flag(Bare), Flag(Act), Flag(Several), Flag(Hidden));

    /// <summary>The verdict of a <see cref="Line"/>; null where it is none.</summary>
    public static ContactVerdict? Parse(string? line)
    {
        var parts = line?.Split('/');
        return parts is { Length: 10 } && Enum.TryParse<Finding>(parts[0], out var finding) && Enum.TryParse<Medium>(parts[1], out var medium)
            ? new(finding, medium, Text(parts[2]), Text(parts[3]), Text(parts[4]), parts[5] == "1", parts[6] == "1", parts[7] == "1", parts[8] == "1", parts[9] == "1")
            : null;
    }

    static string Flag(bool flag) => flag ? "1" : "0";

    static string? Text(string part) => part.Length == 0 ? null : part;
}
