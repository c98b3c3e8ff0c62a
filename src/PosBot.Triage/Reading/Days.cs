namespace PosBot.Triage.Reading;

/// <summary>A stretch of days that some words name; End is the folded index after them, 0 for nothing found.</summary>
internal readonly record struct DayReading(int End, DateOnly From, DateOnly To)
{
    public bool IsFuture { get; init; }

    public bool Ambiguous { get; init; }

    /// <summary>Evening and night words that are part of the day word (昨晚): 1 morning, 2 evening, 3 dead of night, 0 none.</summary>
    public int Part { get; init; }

    /// <summary>The words name a day of the calendar, not a relation to today.</summary>
    public bool IsCalendar { get; init; }
}

/// <summary>Reads day words at a place, past-biased: people speak of sales that were made.</summary>
internal static class Days
{
    // Each value is the day relative to today plus ten, and in the hundreds the part of the day that the word names.
    static readonly WordTrie Relative = Words(
        (10, "今天 今日 今儿个 今儿 今个 今朝 今夭 当天 today"), (110, "今早 今晨 今早上 this morning"), (210, "今晚 今夜 tonight|this evening"),
        (9, "昨天 昨日 昨儿个 昨儿 昨个儿 昨个 琴日 寻日 噚日 擒日 昨 yesterday"), (109, "昨早 昨晨 昨早上"), (209, "昨晚上 昨晚 昨夜 昨儿黑 寻晚 琴晚 last night"), (309, "昨天半夜 昨晚半夜 昨夜里 昨儿半夜 昨半夜 昨天夜里 昨天凌晨"),
        (8, "前天 前日 前儿个 前儿 前个儿 the day before yesterday|day before yesterday"), (208, "前晚 前天晚上"), (7, "大前天 大前日"),
        (11, "明天 明日 明儿 听日 tomorrow"), (12, "后天 后日"));

    public static DayReading Read(ScanPass pass, int i, Festivals festivals)
    {
        var reading = Named(pass, i);
        if (reading.End == 0)
            reading = Weeks.Read(pass, i);
        if (reading.End == 0)
            reading = Dates.Read(pass, i);
        if (reading.End == 0)
            reading = FestivalDays.Read(pass, i, festivals);
        if (reading.End == 0)
            reading = EnglishDays.Read(pass, i);
        return reading;
    }

    static DayReading Named(ScanPass pass, int i)
    {
        var length = Relative.Longest(pass.Text, i, out var value);
        if (length == 0)
            return default;
        // 前日 in 前日子, 昨 alone before a verb only.
        var part = value / 100;
        var offset = (value % 100) - 10;
        var day = pass.Today.AddDays(offset);
        if (part == 3)
            return new(i + length, day, day.AddDays(1)) { Part = 3, Ambiguous = true };
        // Before dawn 昨晚 may be the night that has not ended yet.
        if (part == 2 && offset == -1 && pass.Now.Hour < 5)
            return new(i + length, day.AddDays(-1), day) { Part = 2, Ambiguous = true };
        return new(i + length, day, day) { Part = part, IsFuture = offset > 0 };
    }

    internal static WordTrie Words(params ReadOnlySpan<(int Value, string Words)> entries)
    {
        var trie = new WordTrie();
        foreach (var (value, words) in entries)
            foreach (var word in Split(words))
                trie.Add(word, value);
        return trie;
    }

    // Chinese words are parted by spaces; English phrases that have spaces of their own by bars, or they stand last.
    static IEnumerable<string> Split(string words)
    {
        var latin = words.AsSpan().IndexOfAnyInRange('a', 'z');
        var han = latin < 0 ? words : words[..latin];
        foreach (var word in han.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            yield return word;
        if (latin < 0)
            yield break;
        foreach (var phrase in words[latin..].Split('|'))
            yield return phrase;
    }
}
