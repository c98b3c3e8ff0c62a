using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

using PosBot.Triage.Content;

namespace PosBot.Triage;

/// <summary>
/// Writes letters from the answers. Nothing is invented: a value that was not told becomes a blank that names what belongs there, and no
/// person's name, number or card digit is ever filled in, since none is kept.
/// </summary>
public sealed partial class Letters(Judgement judgement)
{
    /// <summary>The placeholder that is always known: the day on which the letter is written.</summary>
    public const string Today = "today";

    /// <summary>The letters that go with an outcome for this person, in the outcome's order.</summary>
    public ImmutableArray<LetterTemplate> Fitting(Outcome outcome, Answers answers, DateOnly today, string locale) =>
        [.. outcome.Letters.Select(id => judgement.Pack.Letters[(id, locale)]).Where(letter => Holds(letter.When, answers, today))];

    /// <summary>The letter as far as the answers fill it; null where content has none of this id and language.</summary>
    public Letter? Write(string id, string locale, Answers answers, DateOnly today)
    {
        if (!judgement.Pack.Letters.TryGetValue((id, locale), out var template)) return null;
        var words = judgement.Pack.In(locale);
        var known = Known(words, answers, today);
        var kept = template.Lines.Where(line => Holds(line.When, answers, today)).ToArray();
        var lines = ImmutableArray.CreateBuilder<LetterLine>();
        var item = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            var (kind, text) = (kept[i].Kind, kept[i].Text);
            // A heading whose lines all fell away falls with them.
            if (kind == LetterLineKind.Heading && (i + 1 == kept.Length || kept[i + 1].Kind is LetterLineKind.Heading or LetterLineKind.Signature)) continue;
            item = kind == LetterLineKind.Item ? item + 1 : 0;
            var filled = Placeholder().Replace(text, found => known.GetValueOrDefault(found.Groups["name"].Value) ?? Blank(words, found.Groups["name"].Value));
            lines.Add(new(kind, item > 0 ? $"{item}. {filled}" : filled));
        }

        return new Letter(id, locale, template.Title, lines.ToImmutable());
    }

    /// <summary>The values that the answers give, as a letter writes them: whole dates, never "yesterday".</summary>
    Dictionary<string, string?> Known(Words words, Answers answers, DateOnly today)
    {
        var settlement = judgement.Decide(answers, today).Settlement;
        // A due day worked out from a cycle that nobody told, or from an estimated calendar, is no fact for a letter.
        var due = settlement is { Assumed: false, Estimated: false } ? Day(settlement.Due) : null;
        return new(StringComparer.Ordinal)
        {
            [Today] = Day(today),
            ["swiped"] = settlement is { } sale ? words.Say("letter.value.swiped", ("day", Day(sale.Swiped))) : null,
            ["due"] = due,
            ["amount"] = Amount(),
            ["cycle"] = settlement is { Assumed: false } told ? words.Find($"letter.value.cycle.{told.Cycle}") : null,
            ["provider"] = answers["provider"] is { Length: > 0 } name and not Answers.Unknown ? words.Say("letter.value.provider", ("name", name)) : null,
        };

        string Day(DateOnly day) => words.Locale.StartsWith("zh", StringComparison.Ordinal)
            ? $"{day.Year}年{day.Month}月{day.Day}日"
            : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

        string? Amount() => decimal.TryParse(answers["amount"], NumberStyles.Number, CultureInfo.InvariantCulture, out var sum)
            ? words.Say("letter.value.amount", ("sum", sum.ToString("#,##0.##", CultureInfo.InvariantCulture)))
            : null;
    }

    static string Blank(Words words, string name) => words.Say("letter.blank", ("what", words[$"letter.blank.{name}"]));

    bool Holds(Condition when, Answers answers, DateOnly today) =>
        when.Allowed.All(pair => pair.Value.Contains(judgement.ValueOf(pair.Key, answers, today), StringComparer.Ordinal));

    /// <summary>The names in braces of a text.</summary>
    internal static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(found => found.Groups["name"].Value);

    [GeneratedRegex(@"\{(?<name>[a-z_0-9]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
