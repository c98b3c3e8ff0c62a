using System.Globalization;

namespace PosBot;

/// <summary>Every setting of the service's own, under <c>PosBot:</c>; checked at start.</summary>
public sealed class PosBotOptions
{
    /// <summary>Sales after this time of day belong to the next day (fact cutoff-2300; institutions differ).</summary>
    public static readonly TimeOnly DefaultCutOff = new(23, 0);

    /// <summary>The content folder; beside the program unless set.</summary>
    public string Dialogs { get; set; } = Path.Combine(AppContext.BaseDirectory, "dialogs");

    /// <summary>The trained model; beside the program unless set.</summary>
    public string Model { get; set; } = Path.Combine(AppContext.BaseDirectory, "intent.model");

    /// <summary>Time of day, HH:mm.</summary>
    public string CutOff { get; set; } = "23:00";

    /// <summary>Development only: the instant (with offset) at which the business clock starts.</summary>
    public string? Now { get; set; }

    /// <summary>Days that a case is kept after its last turn.</summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary>Edits of the content folder are used while the service runs; in Development only unless set.</summary>
    public bool? WatchContent { get; set; }

    /// <summary>The address at which people reach this service, http or https; for the links in replies. Unset: the host of the help page's own requests.</summary>
    public string? PublicUrl { get; set; }

    public TimeOnly CutOffTime => TimeOnly.ParseExact(CutOff, "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What is wrong with the settings, each with the fix; empty when nothing is.</summary>
    public IEnumerable<string> Problems(bool development)
    {
        if (!TimeOnly.TryParseExact(CutOff, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return $"PosBot:CutOff is '{CutOff}'; write a time of day such as 23:00.";
        if (RetentionDays is < 1 or > 3650)
            yield return $"PosBot:RetentionDays is {RetentionDays}; write a number of days from 1 to 3650.";
        if (Now is not null && !development)
            yield return "PosBot:Now is set, but only Development may move the clock. Remove the setting.";
        if (Now is not null && !DateTimeOffset.TryParse(Now, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return $"PosBot:Now is '{Now}'; write an instant with offset such as 2026-11-27T10:00:00+08:00.";
        if (PublicUrl is { Length: > 0 } && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query: "", Fragment: "" }))
            yield return $"PosBot:PublicUrl is '{PublicUrl}'; write the address that people open, such as https://posbot.example, or leave it out.";
        if (!Directory.Exists(Dialogs))
            yield return $"PosBot:Dialogs is '{Dialogs}', which does not exist. Build again, or name the folder.";
        if (!File.Exists(Model))
            yield return $"PosBot:Model is '{Model}', which does not exist. Build again: the build trains it.";
    }
}
