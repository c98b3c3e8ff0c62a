namespace PosBot.Page;

/// <summary>A number on the page: what the phone dials, and the contact in <c>dialogs/contacts.json</c> that backs it.</summary>
sealed record PageNumber(string Dial, string Contact)
{
    /// <summary>In the order of urgency. A test compares them with the contacts; the page must open without the content pack's rules.</summary>
    public static readonly IReadOnlyList<PageNumber> All = [new("110", "police-110"), new("96110", "antifraud-96110"), new("12363", "pboc-12363")];

    /// <summary>Where most people start; its number differs by terminal, so it is said and not linked.</summary>
    public const string Official = "acquirer-official";
}
