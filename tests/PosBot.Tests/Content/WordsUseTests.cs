using PosBot.Tests.Triage;
using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Content;

/// <summary>No text stands unused: each key is named by data, or by code, or by a pattern that code fills from data.</summary>
public sealed class WordsUseTests
{
    static readonly ContentPack Pack = RealPack.Pack;

    static readonly Lazy<string> Source = new(() => string.Concat(Directory
        .EnumerateFiles(Path.Combine(RealPack.Root, "src"), "*.*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".js" or ".html").Select(File.ReadAllText)));

    [Fact]
    public void Every_words_key_is_reached_by_data_or_by_code()
    {
        var scams = File.ReadAllText(Path.Combine(RealPack.Folder, "scams.json"));
        Assert.Empty(Pack.In("zh-CN").ByKey.Keys.Where(key => !Patterned(key) && !Literal(key)
            && !scams.Contains($"\"{key}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    static bool Literal(string key) => Source.Value.Contains($"\"{key}\"", StringComparison.Ordinal);

    static bool Patterned(string key)
    {
        var parts = key.Split('.', 2);
        var rest = parts.Length > 1 ? parts[1] : "";
        return parts[0] switch
        {
            // The page's code names its keys by their last parts.
            "page" => rest.Split('.').All(part => Source.Value.Contains(part, StringComparison.Ordinal)),
            "ask" or "why" => Pack.Question(rest) is not null,
            "option" or "say" or "recap" => Option(rest),
            "yes" or "no" => Pack.Question(rest) is { Kind: QuestionKind.Choice },
            "change" when rest.StartsWith("to.", StringComparison.Ordinal) => Changed(rest[3..]),
            // A day's own change is how late it makes the money.
            "change" when rest.StartsWith("swiped.", StringComparison.Ordinal) => Universe.LatenessValues.Contains(rest[7..]),
            "change" => rest.Split('.') is [var asked, var value] && Pack.Question(asked)?.Options.Contains(value) == true,
            "topic" => Pack.Topics.ContainsKey(rest),
            "fact" or "source" => Pack.Facts.ContainsKey(rest),
            "hedge" => Pack.Facts.Values.Any(f => f.Hedges.Contains(rest)),
            "contact" => Pack.Contacts.ContainsKey(rest.EndsWith(".note", StringComparison.Ordinal) ? rest[..^5] : rest),
            "code" => Pack.Codes.ContainsKey(rest),
            "letter" => Letter(rest),
            "paper" => Pack.Outcomes.Values.Any(o => o.Papers.Contains(rest)),
            "outcome" => rest.LastIndexOf('.') is > 0 and var dot && Pack.Outcomes.ContainsKey(rest[..dot])
                && rest[(dot + 1)..] is "next" or "then" or "reason" or "script" or "brief",
            _ => false,
        };
    }

    static bool Changed(string to) => Pack.Outcomes.ContainsKey(to) || Enum.TryParse<Route>(to, ignoreCase: true, out _);

    static bool Letter(string rest) => rest.StartsWith("blank.", StringComparison.Ordinal)
        ? Pack.Letters.Values.SelectMany(letter => letter.Lines).Any(line => line.Text.Contains("{" + rest[6..] + "}", StringComparison.Ordinal))
        : Pack.Letters.Keys.Any(key => key.Id == rest)
            || (rest.StartsWith("value.cycle.", StringComparison.Ordinal) && Pack.Question("cycle")!.Options.Contains(rest[12..]));

    // A question of any kind, asked or only read. A date's buttons are the code's; its recap bears the question's name alone.
    static bool Option(string rest)
    {
        var parts = rest.Split('.');
        return Pack.Questions.FirstOrDefault(q => q.Id == parts[0]) is { } question
            && (parts.Length == 1
                ? question.Kind != QuestionKind.Choice || Literal($"recap.{rest}")
                : question.Options.Contains(parts[1]) || (question.Kind == QuestionKind.Date && (parts[1] == Answers.Unknown || Literal(parts[1]))));
    }
}
