using System.Text.Json;

namespace PosBot.Triage.Reading;

/// <summary>A stretch of days off as the State Council announced it.</summary>
public sealed record Festival(string Name, DateOnly From, DateOnly To);

/// <summary>The festivals of calendar.json by year; lunar ones stand there with their dates, nothing is computed.</summary>
public sealed class Festivals
{
    readonly List<Festival> _all = [];

    public IReadOnlyList<Festival> All => _all;

    /// <summary>Reads the "off" stretches of calendar.json.</summary>
    public static Festivals Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        using var document = JsonDocument.ParseValue(ref reader);
        var festivals = new Festivals();
        foreach (var year in document.RootElement.GetProperty("years").EnumerateObject())
            foreach (var off in year.Value.GetProperty("off").EnumerateArray())
                festivals._all.Add(new Festival(
                    off.GetProperty("name").GetString()!,
                    DateOnly.Parse(off.GetProperty("from").GetString()!),
                    DateOnly.Parse(off.GetProperty("to").GetString()!)));
        festivals._all.Sort((a, b) => a.From.CompareTo(b.From));
        return festivals;
    }

    /// <summary>The latest festival of that name that began on or before the day; null where the calendar has none.</summary>
    public Festival? Last(string name, DateOnly day)
    {
        for (var i = _all.Count - 1; i >= 0; i--)
            if (_all[i].From <= day && _all[i].Name.Contains(name, StringComparison.Ordinal))
                return _all[i];
        return null;
    }
}
