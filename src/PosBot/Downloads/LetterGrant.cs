namespace PosBot.Downloads;

/// <summary>What a download link stands for.</summary>
/// <param name="Case">The id of the case (<see cref="State.CaseKey.Id"/>).</param>
/// <param name="Letter">Which letter.</param>
/// <param name="Locale">In which language.</param>
/// <param name="Format">docx or txt.</param>
public sealed record LetterGrant(string Case, string Letter, string Locale, string Format)
{
    public const string Word = "docx", Plain = "txt";
}

/// <summary>A token as it was read.</summary>
/// <param name="Grant">Null where the token is none of ours.</param>
/// <param name="Expired">It was ours, and its time is over.</param>
public readonly record struct ReadGrant(LetterGrant? Grant, bool Expired);
