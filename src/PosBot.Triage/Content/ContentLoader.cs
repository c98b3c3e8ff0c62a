using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;

namespace PosBot.Triage.Content;

/// <summary>Reads a <c>dialogs</c> folder into a pack, or says what is wrong with it: file, line, fix.</summary>
public static class ContentLoader
{
    /// <exception cref="ContentException">The folder cannot be used as it is.</exception>
    public static ContentPack Load(string folder, TimeOnly cutOff)
    {
        var (pack, problems) = TryLoad(folder, cutOff);
        return pack ?? throw new ContentException(problems);
    }

    /// <summary>The pack and its warnings, or null and every problem found.</summary>
    /// <param name="today">The day on which the content must still be fresh. The linter gives it; a running service does not, so that no date by itself keeps it from starting.</param>
    public static (ContentPack? Pack, IReadOnlyList<ContentProblem> Problems) TryLoad(string folder, TimeOnly cutOff, DateOnly? today = null)
    {
        var files = new ContentFolder(folder);
        if (!Directory.Exists(folder))
        {
            files.Problems.Add(new("folder-missing", folder, 0, "The content folder does not exist.", "Set PosBot:Dialogs to the folder, or build again."));
            return (null, files.Problems);
        }

        var flow = files.Read("flow.json", ContentJson.Default.FlowFile);
        var tables = files.ReadAll("rules", ContentJson.Default.RulesFile);
        var outcomes = files.ReadAll("outcomes", ContentJson.Default.ListOutcomeRow).SelectMany(list => list).ToList();
        var facts = files.Read("facts.json", ContentJson.Default.ListFactRow) ?? [];
        var contacts = files.Read("contacts.json", ContentJson.Default.ListContactRow) ?? [];
        var codes = files.Read("codes.json", ContentJson.Default.ListCodeRow) ?? [];
        var calendar = files.Read("calendar.json", ContentJson.Default.CalendarFile);
        var topics = files.Read("topics.json", ContentJson.Default.ListTopicRow) ?? [];
        var scams = files.Read("scams.json", ContentJson.Default.ScamsFile);
        var cues = files.Read("cues.json", ContentJson.Default.ListCueRow) ?? [];
        var commands = files.Read("commands.json", ContentJson.Default.DictionaryStringListString) ?? [];
        var words = files.ReadWords();
        var letters = files.ReadLetters();

        if (files.Problems.Count > 0 || flow is null || calendar is null || scams is null) return (null, files.Problems);

        ContentLinter.CheckLists(files, calendar, codes);
        ContentLinter.CheckScams(files, scams, facts, contacts, words);
        ContentLinter.CheckStructure(files, flow, tables, outcomes, facts, contacts, topics, cues, words, letters);
        if (files.Problems.Count > 0) return (null, files.Problems);

        var questions = flow.Questions.Select(ToQuestion).ToImmutableArray();
        var universe = new Universe(questions, flow.Derived.Select(ToDerived));
        var pack = new ContentPack(
            files.Hash(),
            questions,
            universe,
            tables.ToFrozenDictionary(t => t.Case, t => new DecisionTable(ToTable(t), universe), StringComparer.Ordinal),
            outcomes.ToFrozenDictionary(o => o.Id, ToOutcome, StringComparer.Ordinal),
            facts.ToFrozenDictionary(f => f.Id, f => ToFact(f), StringComparer.Ordinal),
            contacts.ToFrozenDictionary(c => c.Id, c => new Contact(c.Id, c.Kind, c.Value, c.Tel, c.Url, c.Fact, c.Provider), StringComparer.Ordinal),
            codes.ToFrozenDictionary(c => c.Code, c => new ResponseCode(c.Code, c.Category, c.Money, c.Side, c.Fact), StringComparer.OrdinalIgnoreCase),
            topics.ToFrozenDictionary(t => t.Id, t => new Topic(t.Id, t.Kind, (t.Sets ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal), t.Family, t.Role), StringComparer.Ordinal),
            [.. scams.Lookalikes.Select(l => l.Host)],
            [.. cues.Select(c => new CueSource(c.Sets.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. c.Any], [.. c.Not ?? []]))],
            ToCommands(commands, letters, words),
            new SettlementClock(ToDays(calendar), cutOff),
            words)
        {
            Scams = ToScams(scams),
            Letters = letters.ToFrozenDictionary(letter => (letter.Id, letter.Locale)),
        };
        ContentLinter.CheckTables(files, pack, tables);
        if (today is { } day)
        {
            AgeCheck.Facts(files, pack.Facts.Values, day);
            AgeCheck.Calendar(files, calendar, day);
        }

        return (files.Problems.Exists(problem => problem.Severity == Severity.Error) ? null : pack, files.Problems);
    }

    internal static Condition ToCondition(Dictionary<string, List<string>>? when) => when is null
        ? Condition.Always
        : new Condition(when.ToImmutableSortedDictionary(p => p.Key, p => p.Value.ToImmutableArray(), StringComparer.Ordinal));

    static Question ToQuestion(QuestionRow row)
    {
        var kind = Enum.Parse<QuestionKind>(row.Kind, ignoreCase: true);
        return new Question(row.Id, kind, [.. row.Options ?? []], ToCondition(row.When), row.Default ?? Answers.Unknown, row.Asked ?? true);
    }

    static DerivedAnswer ToDerived(DerivedRow row) =>
        new(row.Id, [.. row.Lines.Select(l => new DerivedLine(l.Is, ToCondition(l.When)))], row.Otherwise);

    static RuleTable ToTable(RulesFile file) => new(file.Case, [.. file.Rules.Select(r => new Rule(r.Id, ToCondition(r.When), r.Outcome))]);

    static Outcome ToOutcome(OutcomeRow row) => new(
        row.Id,
        Enum.Parse<Route>(row.Route, ignoreCase: true),
        row.Urgency,
        Enum.Parse<NextDay>((row.Next ?? "none").Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        [.. row.Contacts ?? []], [.. row.Because ?? []], [.. row.Papers ?? []], [.. row.Topics ?? []], [.. row.Asks ?? []])
    { Letters = [.. row.Letters ?? []] };

    static SourcedClaim ToFact(FactRow row) => new(
        row.Id,
        row.Confidence,
        [.. (row.Sources ?? []).Select(s => new ClaimSource(s.Title, s.Number, s.Article, s.Date, s.Url))],
        Day(row.CheckedOn),
        row.ValidFrom is null ? null : Day(row.ValidFrom),
        row.ValidTo is null ? null : Day(row.ValidTo),
        [.. row.Hedges ?? []]);

    static WorkingDays ToDays(CalendarFile file)
    {
        var off = new HashSet<DateOnly>();
        foreach (var span in file.Years.Values.SelectMany(y => y.Off))
            for (var day = Day(span.From); day <= Day(span.To); day = day.AddDays(1))
                off.Add(day);
        return new WorkingDays(
            off.ToFrozenSet(),
            file.Years.Values.SelectMany(y => y.Work ?? []).Select(Day).ToFrozenSet(),
            file.Years.Keys.Select(int.Parse).ToFrozenSet(),
            file.Years.Where(y => y.Value.Estimated).Select(y => int.Parse(y.Key)).ToFrozenSet());
    }

    static ScamList ToScams(ScamsFile file)
    {
        return new ScamList(
            [.. file.Lookalikes.Select(l => new Lookalike(l.Host, l.Warning, l.Fact, l.Official))],
            [.. file.Patterns.Select(p => new ScamPattern(p.Id, p.Warning, p.Fact, p.Alone, p.Calms, [.. p.Any ?? []], [.. p.Not ?? []]))],
            Cue(file.Asked), Cue(file.Passing), Cue(file.Act));

        static CueSource Cue(List<string> any) => new(ImmutableSortedDictionary<string, string>.Empty, [.. any], []);
    }

    /// <summary>The commands, and the name of each letter, which asks for that letter.</summary>
    static CommandWords ToCommands(Dictionary<string, List<string>> commands, List<LetterTemplate> letters, IReadOnlyDictionary<string, Words> words) => new(commands
        .SelectMany(pair => pair.Value.Select(text => (Text: text, Command: pair.Key)))
        .Concat(letters.Where(letter => words.ContainsKey(letter.Locale)).Select(letter => (Text: Reading.Folding.Fold(words[letter.Locale][$"letter.{letter.Id}"]).ToString().Trim(), Command: CommandWords.Letter + letter.Id)))
        .DistinctBy(pair => pair.Text)
        .ToFrozenDictionary(pair => pair.Text, pair => pair.Command, StringComparer.Ordinal));

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
