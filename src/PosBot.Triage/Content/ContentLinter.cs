using System.Collections.Immutable;

namespace PosBot.Triage.Content;

/// <summary>The checks on content. Each has a code, a sentence and a fix; a failing pack for each stands in the tests.</summary>
static class ContentLinter
{
    static readonly string[] Residue = ["POSS", "XIN息", "mepos.cn/", "TODO"];

    /// <summary>Ids that name what does not exist, missing words, unbacked claims: all that would break or mislead at run time.</summary>
    public static void CheckStructure(
        ContentFolder files, FlowFile flow, List<RulesFile> tables, List<OutcomeRow> outcomes, List<FactRow> facts,
        List<ContactRow> contacts, List<TopicRow> topics, List<CueRow> cues, IReadOnlyDictionary<string, Words> words, List<LetterTemplate> letters)
    {
        CheckIds(files, flow, tables, outcomes, facts, contacts, topics);
        if (files.Problems.Count > 0) return;
        var values = flow.Questions.ToDictionary(q => q.Id, q => q.Options is { Count: > 0 } o ? o : ["unknown", "given"], StringComparer.Ordinal);
        values[Universe.LatenessId] = [.. Universe.LatenessValues];
        var check = new ReferenceCheck(files, values);
        foreach (var derived in flow.Derived)
        {
            foreach (var line in derived.Lines) check.Condition("flow.json", derived.Id, line.When);
            values[derived.Id] = [.. derived.Lines.Select(l => l.Is).Append(derived.Otherwise).Distinct(StringComparer.Ordinal)];
        }

        foreach (var question in flow.Questions)
        {
            check.Condition("flow.json", question.Id, question.When);
            if (!Enum.TryParse<QuestionKind>(question.Kind, ignoreCase: true, out var kind))
                check.Add("question-kind", "flow.json", question.Id, $"The kind '{question.Kind}' does not exist.", "Use choice, date, amount or text.");
            if (kind == QuestionKind.Choice && question.Options?.Contains(question.Default ?? Answers.Unknown, StringComparer.Ordinal) != true)
                check.Add("question-default", "flow.json", question.Id, "The default is not among the options.", "Every choice has 'unknown', or a default that is an option.");
            if (question.Asked ?? true) check.QuestionWords(question, words);
        }

        var outcomeIds = outcomes.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in tables)
            foreach (var rule in table.Rules)
            {
                var file = files.FileOf("rules/", rule.Id);
                check.Condition(file, rule.Id, rule.When);
                used.Add(rule.Outcome);
                if (!outcomeIds.Contains(rule.Outcome))
                    check.Add("outcome-unknown", file, rule.Id, $"The rule leads to '{rule.Outcome}', which does not exist.", "Add the outcome or correct the name.");
            }

        var factIds = facts.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var contactIds = contacts.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var contact in contacts.Where(c => c.Value is not null && (c.Fact is null || !factIds.Contains(c.Fact))))
            check.Add("contact-unbacked", "contacts.json", contact.Id, $"The contact '{contact.Id}' has no fact behind it.", "Add the fact, or remove the contact.");
        foreach (var outcome in outcomes)
            check.Outcome(outcome, used, factIds, contactIds, words);
        foreach (var fact in facts)
        {
            check.Words(words, "facts.json", fact.Id, $"fact.{fact.Id}");
            foreach (var day in new[] { fact.CheckedOn, fact.ValidFrom, fact.ValidTo }) check.Day("facts.json", fact.Id, day);
        }

        foreach (var contact in contacts)
            check.Words(words, "contacts.json", contact.Id, $"contact.{contact.Id}");
        foreach (var topic in topics)
            foreach (var (question, value) in topic.Sets ?? [])
                check.Value("topics.json", topic.Id, question, value);
        foreach (var cue in cues)
            foreach (var (question, value) in cue.Sets)
                check.Value("cues.json", cue.Any.FirstOrDefault() ?? question, question, value);
        if (!values.TryGetValue(Judgement.CaseAnswer, out var cases))
            check.Add("case-missing", "flow.json", Judgement.CaseAnswer, "There is no derived answer 'case'.", "It names the table that judges.");
        foreach (var name in cases ?? [])
            if (tables.All(t => t.Case != name))
                check.Add("table-missing", "flow.json", name, $"The case '{name}' has no table.", $"Add rules/{name}.json.");
        LetterCheck.Run(files, check, letters, outcomes, words, Residue);
        check.Languages(words, Residue);
    }

    /// <summary>The calendar's days can be read, and no response code stands twice.</summary>
    public static void CheckLists(ContentFolder files, CalendarFile calendar, List<CodeRow> codes)
    {
        var check = new ReferenceCheck(files, []);
        check.Unique("code", codes.Select(c => c.Code.ToUpperInvariant()), _ => "codes.json");
        foreach (var (year, days) in calendar.Years)
            foreach (var day in days.Off.SelectMany(span => new[] { span.From, span.To }).Concat(days.Work ?? []))
                check.Day("calendar.json", year, day);
    }

    /// <summary>Whatever the check of a number, link or message says has its words, its fact and its contact.</summary>
    public static void CheckScams(ContentFolder files, ScamsFile scams, List<FactRow> facts, List<ContactRow> contacts, IReadOnlyDictionary<string, Words> words)
    {
        const string File = "scams.json";
        var check = new ReferenceCheck(files, []);
        check.Unique("pattern", scams.Patterns.Select(p => p.Id), _ => File);
        foreach (var (id, warning, fact) in scams.Lookalikes.Select(l => (l.Host, l.Warning, l.Fact)).Concat(scams.Patterns.Select(p => (p.Id, p.Warning, p.Fact))))
        {
            check.Words(words, File, id, warning);
            if (facts.All(f => f.Id != fact)) check.Add("fact-unknown", File, id, $"The fact '{fact}' does not exist.", "Add it to facts.json with its source.");
        }

        foreach (var (host, official) in scams.Lookalikes.Select(l => (l.Host, l.Official)))
            if (official is not null && contacts.All(c => c.Id != official)) check.Add("contact-unknown", File, host, $"The contact '{official}' does not exist.", "Add it to contacts.json with its fact.");
    }

    /// <summary>Whatever is looked up by its id has it alone; checked first, since all else looks up by id.</summary>
    static void CheckIds(
        ContentFolder files, FlowFile flow, List<RulesFile> tables, List<OutcomeRow> outcomes, List<FactRow> facts, List<ContactRow> contacts, List<TopicRow> topics)
    {
        var check = new ReferenceCheck(files, []);
        check.Unique("question", flow.Questions.Select(q => q.Id).Concat(flow.Derived.Select(d => d.Id)).Append(Universe.LatenessId), _ => "flow.json");
        check.Unique("table", tables.Select(t => t.Case), name => files.FileOf("rules/", name));
        check.Unique("rule", tables.SelectMany(t => t.Rules).Select(r => r.Id), id => files.FileOf("rules/", id));
        check.Unique("outcome", outcomes.Select(o => o.Id), id => files.FileOf("outcomes/", id));
        check.Unique("fact", facts.Select(f => f.Id), _ => "facts.json");
        check.Unique("contact", contacts.Select(c => c.Id), _ => "contacts.json");
        check.Unique("topic", topics.Select(t => t.Id), _ => "topics.json");
    }

    /// <summary>The tables, taken as boxes: no two rules share a point. And none is missing, derived answers taken as free.</summary>
    public static void CheckTables(ContentFolder files, ContentPack pack, List<RulesFile> tables)
    {
        foreach (var (name, table) in pack.Tables)
        {
            var rules = table.Rules.ToArray();
            for (var i = 0; i < rules.Length; i++)
                for (var j = i + 1; j < rules.Length; j++)
                    if (Boxes.Meet(rules[i].When, rules[j].When))
                    {
                        var file = files.FileOf("rules/", rules[j].Rule.Id);
                        files.Problems.Add(new("rule-overlap", file, files.LineOf(file, rules[j].Rule.Id),
                            $"The rules '{rules[i].Rule.Id}' and '{rules[j].Rule.Id}' of '{name}' can both hold.", "Narrow one of them."));
                    }
            if (Boxes.Gap(pack.Universe, rules.Select(r => r.When).ToArray()) is { } gap)
            {
                // The table's file is the one with its first rule: its name alone may stand in other tables' conditions too.
                var file = files.FileOf("rules/", rules.Length > 0 ? rules[0].Rule.Id : name);
                files.Problems.Add(new("rule-gap", file, files.LineOf(file, name), $"The table '{name}' has no rule for: {gap}.", "Add a rule, or widen one."));
            }
        }
    }
}
