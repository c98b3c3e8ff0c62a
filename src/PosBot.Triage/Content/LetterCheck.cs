namespace PosBot.Triage.Content;

/// <summary>The checks on letters: both languages say the same, line by line, and every blank has words.</summary>
static class LetterCheck
{
    static readonly string[] Locales = ["zh-CN", "en-US"];

    public static void Run(ContentFolder files, ReferenceCheck check, List<LetterTemplate> letters, List<OutcomeRow> outcomes, IReadOnlyDictionary<string, Words> words, string[] residue)
    {
        var byPlace = letters.ToDictionary(letter => (letter.Id, letter.Locale));
        foreach (var outcome in outcomes)
            foreach (var id in outcome.Letters ?? [])
                foreach (var locale in Locales)
                    if (!byPlace.ContainsKey((id, locale)))
                        check.Add("letter-missing", files.FileOf("outcomes/", outcome.Id), outcome.Id, $"The letter '{id}' is not there in {locale}.", $"Write letters/{locale}/{id}.md, or correct the name.");
        var used = outcomes.SelectMany(outcome => outcome.Letters ?? []).ToHashSet(StringComparer.Ordinal);
        foreach (var letter in letters)
        {
            var file = FileOf(letter);
            check.Words(words, file, letter.Id, $"letter.{letter.Id}");
            if (!used.Contains(letter.Id)) files.Problems.Add(new("letter-unused", file, 1, $"No outcome names the letter '{letter.Id}'.", "Name it in an outcome's 'letters', or remove it."));
            Condition(files, check, file, letter, letter.When, 1);
            foreach (var line in letter.Lines) Line(files, check, file, letter, line, words, residue);
            if (letter.Locale == Locales[1] && byPlace.TryGetValue((letter.Id, Locales[0]), out var twin)) Compare(files, file, letter, twin);
        }
    }

    public static string FileOf(LetterTemplate letter) => $"letters/{letter.Locale}/{letter.Id}.md";

    static void Line(ContentFolder files, ReferenceCheck check, string file, LetterTemplate letter, TemplateLine line, IReadOnlyDictionary<string, Words> words, string[] residue)
    {
        Condition(files, check, file, letter, line.When, line.Number);
        foreach (var name in Letters.Placeholders(line.Text).Where(name => name != Letters.Today))
            if (words.TryGetValue(letter.Locale, out var texts) && !texts.Has($"letter.blank.{name}"))
                files.Problems.Add(new("letter-placeholder", file, line.Number, $"Nothing says what belongs in the blank '{{{name}}}'.", $"Add '## letter.blank.{name}' to words/{letter.Locale}/letters.md, or correct the name."));
        if (line.Text.Contains('!') || line.Text.Contains('！') || Array.Exists(residue, word => line.Text.Contains(word, StringComparison.Ordinal)))
            files.Problems.Add(new("letter-tone", file, line.Number, "The line has an exclamation mark or a masked word.", "Write it plainly."));
    }

    static void Condition(ContentFolder files, ReferenceCheck check, string file, LetterTemplate letter, Condition when, int number)
    {
        foreach (var (question, values) in when.Allowed)
            foreach (var value in values)
            {
                var before = files.Problems.Count;
                check.Value(file, letter.Id, question, value);
                if (files.Problems.Count > before) files.Problems[^1] = files.Problems[^1] with { Line = number };
            }
    }

    static void Compare(ContentFolder files, string file, LetterTemplate letter, LetterTemplate twin)
    {
        var number = !Same(letter.When, twin.When) ? 1
            : letter.Lines.Zip(twin.Lines).FirstOrDefault(pair => !Same(pair.First, pair.Second)).First?.Number
            ?? (letter.Lines.Length == twin.Lines.Length ? 0 : letter.Lines[^1].Number);
        if (number > 0)
            files.Problems.Add(new("letter-differs", file, number, $"Here the letter says other than {FileOf(twin)}.", "Give both languages the same lines, conditions and placeholders in the same order."));
    }

    static bool Same(TemplateLine one, TemplateLine other) =>
        one.Kind == other.Kind && Same(one.When, other.When) && Letters.Placeholders(one.Text).ToHashSet().SetEquals(Letters.Placeholders(other.Text));

    static bool Same(Condition one, Condition other) =>
        one.Allowed.Count == other.Allowed.Count && one.Allowed.All(pair => other.Allowed.TryGetValue(pair.Key, out var values) && pair.Value.SequenceEqual(values));
}
