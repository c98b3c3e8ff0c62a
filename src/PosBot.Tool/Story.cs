namespace PosBot.Tool;

/// <summary>
/// One conversation that must work, from a .chat file. `on:` sets the day, `user:` is what a person types or, in [brackets], the words key of a button
/// that must be on offer; `bot:` names words keys that must stand in the replies of that turn, `not:` keys that must not; `route:`, `outcome:`, `due:` check the recommendation,
/// `fact:` the ids of facts that it rests on.
/// </summary>
/// <param name="LocaleStated">False where the story names no language: then it is the channel's default that speaks first.</param>
sealed record Story(string Name, DateTimeOffset On, string Locale, bool LocaleStated, IReadOnlyList<StoryTurn> Turns)
{
    public static Story Read(string path)
    {
        var on = DateTimeOffset.Parse("2026-11-25T10:30:00+08:00");
        string? locale = null;
        var turns = new List<StoryTurn>();
        var number = 0;
        foreach (var raw in File.ReadAllLines(path))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line.StartsWith('#')) continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw new FormatException($"{path}({number}): '{line}' has no 'user:', 'bot:', 'not:', 'route:', 'outcome:', 'due:', 'fact:', 'on:' or 'locale:' in front.");
            var (key, rest) = (line[..colon], line[(colon + 1)..].Trim());
            switch (key)
            {
                case "on": on = DateTimeOffset.Parse(rest); break;
                case "locale": locale = rest; break;
                case "user": turns.Add(new StoryTurn(rest, number, [])); break;
                case "bot" or "not" or "route" or "outcome" or "due" or "fact":
                    if (turns.Count == 0) throw new FormatException($"{path}({number}): '{key}:' stands before the first 'user:'.");
                    turns[^1].Wanted.Add((key, rest, number));
                    break;
                default: throw new FormatException($"{path}({number}): '{key}:' is not known.");
            }
        }

        return new Story(Path.GetFileNameWithoutExtension(path), on, locale ?? "zh-CN", locale is not null, turns);
    }
}

sealed record StoryTurn(string Says, int Line, List<(string Kind, string Value, int Line)> Wanted);
