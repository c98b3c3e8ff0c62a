namespace PosBot.Triage.Reading;

/// <summary>Days, times of day and durations, left to right; a day and its time are two spans side by side.</summary>
internal static class TimeSpans
{
    public static void Read(ScanPass pass, Festivals festivals)
    {
        for (var i = 0; i < pass.Length; i++)
        {
            if (!pass.IsFree(i) || pass.Chars[i] == ' ')
                continue;
            if (Ago(pass, i) is > 0 and var agoEnd)
                i = agoEnd - 1;
            else if (Days.Read(pass, i, festivals) is { End: > 0 } day && pass.IsFree(i, day.End))
                i = Day(pass, i, day) - 1;
            else if (Durations.Read(pass, i) is { } duration && pass.IsFree(i, duration.End))
                i = Claim(pass, duration);
            else if (Clocks.Read(pass, i) is { } clock && pass.IsFree(i, clock.End))
                i = Claim(pass, clock);
        }
    }

    // 三天前, half a month ago: a length of time and a day at once; the span is the day, the role tells the rest.
    static int Ago(ScanPass pass, int i)
    {
        if (Durations.Read(pass, i) is not { Role: DurationRole.Ago } ago || !pass.IsFree(i, ago.End))
            return 0;
        Claim(pass, ago);
        return ago.End;
    }

    static int Day(ScanPass pass, int i, DayReading day)
    {
        var stated = day.From == day.To && pass.Before(i, 2, "今天是", "今天", "今日", "现在是", "现在", "今儿", "到现在", "today is", "today", "it's now", "now") >= 0;
        // 周三的单周五还没来: the second day is the one on which the message is written.
        var reached = pass.At(day.End) == '了' || (day.From == day.To && pass.Spans.Any(s => s is DateSpan) && pass.After(day.End, 1, "还没", "没到", "没来", "没看到", "还是没", "没见", "都没", "还不") >= 0);
        var since = pass.Before(i, 2, "从", "自从", "自", "打从", "since", "from") >= 0;
        var end = day.End;
        pass.Claim(i, end, new DateSpan(i, end - i, day.From, day.To) { IsToday = stated || reached, IsSince = since, IsFuture = day.IsFuture, Ambiguous = day.Ambiguous });
        // 的, 那天, a blank or "at" may stand between the day and its time.
        var at = end;
        for (var skipped = 0; skipped < 3 && at < pass.Length; skipped++)
            at += pass.Any(at, "那天", "当天", "的", " ", ",", "at ", "around ", "about ") is > 0 and var filler ? filler : 0;
        if (at < pass.Length && pass.IsFree(at) && Clocks.Read(pass, at, day.Part) is { } clock && pass.IsFree(at, clock.End) && (clock.From == clock.To || at - end < 3))
        {
            Claim(pass, clock);
            return clock.End;
        }

        if (Clocks.Part(day.Part) is var (from, to))
            pass.Spans.Add(new ClockSpan(end, 0, from, to));
        return end;
    }

    static int Claim(ScanPass pass, ScanSpan span)
    {
        pass.Claim(span.Start, span.End, span);
        return span.End - 1;
    }
}
