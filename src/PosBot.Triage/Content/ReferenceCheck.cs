using System.Globalization;

namespace PosBot.Triage.Content;

/// <summary>Checks that ids, values and words keys named anywhere exist.</summary>
sealed class ReferenceCheck(ContentFolder files, Dictionary<string, List<string>> values)
{
    static readonly string[] Locales = ["zh-CN", "en-US"];

    public void Add(string code, string file, string id, string what, string fix) =>
        files.Problems.Add(new(code, file, files.LineOf(file, id), what, fix));

    /// <summary>Nothing stands twice under one id.</summary>
    public void Unique(string what, IEnumerable<string> ids, Func<string, string> fileOf)
    {
        foreach (var id in ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            Add("duplicate-id", fileOf(id), id, $"The {what} '{id}' stands twice.", "Keep one.");
    }

    /// <summary>A day as it must be written: yyyy-MM-dd, one that the calendar has.</summary>
    public void Day(string file, string owner, string? text)
    {
        if (text is not null && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            Add("date-unreadable", file, owner, $"'{text}' of '{owner}' is no day.", "Write it as yyyy-MM-dd.");
    }

    public void Condition(string file, string owner, Dictionary<string, List<string>>? when)
    {
        foreach (var (question, allowed) in when ?? [])
            foreach (var value in allowed)
                Value(file, owner, question, value);
    }

    public void Value(string file, string owner, string question, string value)
    {
        if (!values.TryGetValue(question, out var known))
            Add("question-unknown", file, owner, $"'{owner}' names the question '{question}', which does not exist (a derived answer may use only earlier ones).", "Correct the name.");
        else if (!known.Contains(value, StringComparer.Ordinal))
            Add("value-unknown", file, owner, $"'{owner}' names '{question}: {value}', which is no option.", $"Use one of: {string.Join(", ", known)}.");
    }

    public void QuestionWords(QuestionRow question, IReadOnlyDictionary<string, Words> words)
    {
        Words(words, "flow.json", question.Id, $"ask.{question.Id}");
        Words(words, "flow.json", question.Id, $"why.{question.Id}");
        foreach (var option in question.Options ?? []) Words(words, "flow.json", question.Id, $"option.{question.Id}.{option}");
    }

    public void Outcome(OutcomeRow outcome, HashSet<string> used, HashSet<string> facts, HashSet<string> contacts, IReadOnlyDictionary<string, Words> words)
    {
        var file = files.FileOf("outcomes/", outcome.Id);
        if (!Enum.TryParse<Route>(outcome.Route, ignoreCase: true, out _))
            Add("route-unknown", file, outcome.Id, $"The route '{outcome.Route}' does not exist.", "Use none, info, wait, support, bank, regulator or police.");
        if (!Enum.TryParse<NextDay>((outcome.Next ?? "none").Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out _))
            Add("next-unknown", file, outcome.Id, $"The day '{outcome.Next}' does not exist.", "Use none, today, due, next_workday, three_workdays or fifteen_days.");
        if (outcome.Urgency is < 0 or > 4)
            Add("urgency-unknown", file, outcome.Id, $"The urgency {outcome.Urgency} does not exist.", "Use 0 none, 1 wait, 2 by a date, 3 today or 4 now.");
        foreach (var fact in outcome.Because ?? [])
            if (!facts.Contains(fact)) Add("fact-unknown", file, outcome.Id, $"The fact '{fact}' does not exist.", "Add it to facts.json with its source.");
        foreach (var contact in outcome.Contacts ?? [])
            if (!contacts.Contains(contact)) Add("contact-unknown", file, outcome.Id, $"The contact '{contact}' does not exist.", "Add it to contacts.json with its fact.");
        foreach (var paper in outcome.Papers ?? []) Words(words, file, outcome.Id, $"paper.{paper}");
        Words(words, file, outcome.Id, $"outcome.{outcome.Id}.next");
        if (!used.Contains(outcome.Id) && outcome.Topics is not { Count: > 0 })
            Add("outcome-unused", file, outcome.Id, $"No rule and no topic leads to '{outcome.Id}'.", "Remove it, or let something lead there.");
    }

    public void Words(IReadOnlyDictionary<string, Words> words, string file, string owner, string key)
    {
        foreach (var locale in Locales)
            if (words.TryGetValue(locale, out var texts) && !texts.Has(key))
                Add("words-missing", file, owner, $"There is no text '{key}' in {locale}.", $"Add '## {key}' to a file in words/{locale}.");
    }

    public void Languages(IReadOnlyDictionary<string, Words> words, string[] residue)
    {
        foreach (var (locale, texts) in words)
            foreach (var (key, text) in texts.ByKey)
            {
                var (file, line) = files.WordPlaces[locale][key];
                foreach (var other in Locales)
                    if (words.TryGetValue(other, out var others) && !others.Has(key))
                        files.Problems.Add(new("words-one-language", file, line, $"The key '{key}' is not in {other}.", "Write it in both languages."));
                foreach (var word in residue)
                    if (text.Contains(word, StringComparison.Ordinal))
                        files.Problems.Add(new("residue", file, line, $"The text '{key}' holds '{word}'.", "Write the real word."));
                if (locale.StartsWith("zh", StringComparison.Ordinal) && SentenceCheck.LengthOf(text) is > SentenceCheck.Longest and var length)
                    files.Problems.Add(new("sentence-long", file, line, $"The text '{key}' has a sentence of {length} characters.", $"Break it: at most {SentenceCheck.Longest} up to a full stop, a question mark, a semicolon or a new line."));
                if (text.Contains('！') || text.Contains('!'))
                    files.Problems.Add(new("exclamation", file, line, $"The text '{key}' has an exclamation mark.", "Say it calmly."));
            }

        if (words.TryGetValue("zh-CN", out var zh) && words.TryGetValue("en-US", out var en))
            foreach (var (key, text) in zh.ByKey)
                if (en.Find(key) is { } twin && !Placeholders(text).SetEquals(Placeholders(twin)))
                {
                    var (file, line) = files.WordPlaces["en-US"][key];
                    files.Problems.Add(new("placeholder", file, line, $"The placeholders of '{key}' differ between the languages.", "Use the same ones."));
                }
    }

    static HashSet<string> Placeholders(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0) break;
            found.Add(text[(open + 1)..close]);
        }

        return found;
    }
}
