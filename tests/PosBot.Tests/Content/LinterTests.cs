using System.Diagnostics;

using PosBot.Tests.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Content;

/// <summary>For each code of the linter, a pack that is broken in one place: the code, the file and the line must be named.</summary>
public sealed class LinterTests(ITestOutputHelper output)
{
    const string Questions = "\"questions\": [", Derived = "\"derived\": [", Rules = "\"rules\": [", Cases = "outcomes/cases.json";

    /// <summary>Code, file, the text whose line is expected (none: the whole file is meant), and what breaks the pack.</summary>
    static readonly (string Code, string File, string? Line, Action<BrokenPack> Break)[] Breaks =
    [
        ("file-missing", "contacts.json", null, pack => pack.Delete("contacts.json")),
        ("json", "topics.json", "zz-comma", pack => pack.Edit("topics.json", text => text.Replace("[\n", "[\n  { \"id\": \"zz-comma\" \"kind\": \"case\" },\n", StringComparison.Ordinal))),
        ("words-missing", "words/en-US", null, pack => Directory.Delete(Path.Combine(pack.Folder, "words", "en-US"), recursive: true)),
        ("words-before-key", "words/zh-CN/ui.md", "zz stray", pack => pack.Edit("words/zh-CN/ui.md", text => "zz stray\n" + text)),
        ("words-empty", "words/zh-CN/ui.md", "## zz.empty", pack => pack.Append("words/zh-CN/ui.md", "## zz.empty")),
        ("words-duplicate", "words/zh-CN/ui.md", "## zz.twice-b", pack => pack.Append("words/zh-CN/ui.md", "## zz.twice\n一\n\n## zz.twice-b\n二\n\n## zz.twice\n三")),

        ("question-unknown", "rules/fee.json", "zz-rule", pack => pack.Insert("rules/fee.json", Rules, Rule("zz-rule", "\"zz\": [\"yes\"]"))),
        ("question-unknown", "flow.json", "zz-derived", pack => pack.Insert("flow.json", Derived, "{\"id\": \"zz-derived\", \"otherwise\": \"no\", \"lines\": [{\"is\": \"yes\", \"when\": {\"gate\": [\"open\"]}}]}")),
        ("value-unknown", "rules/fee.json", "zz-rule", pack => pack.Insert("rules/fee.json", Rules, Rule("zz-rule", "\"who\": [\"zz\"]"))),
        ("value-unknown", "topics.json", "zz-topic", pack => pack.Insert("topics.json", "[", "{\"id\": \"zz-topic\", \"kind\": \"case\", \"sets\": {\"status\": \"zz\"}}")),
        ("value-unknown", "cues.json", "zz-cue", pack => pack.Insert("cues.json", "[", "{\"sets\": {\"status\": \"zz\"}, \"any\": [\"zz-cue\"]}")),
        ("question-kind", "flow.json", "zz-question", pack => pack.Insert("flow.json", Questions, "{\"id\": \"zz-question\", \"kind\": \"zz\", \"asked\": false}")),
        ("question-default", "flow.json", "zz-question", pack => pack.Insert("flow.json", Questions, "{\"id\": \"zz-question\", \"kind\": \"choice\", \"asked\": false, \"options\": [\"a\"]}")),
        ("words-missing", "flow.json", "zz-question", pack => pack.Insert("flow.json", Questions, "{\"id\": \"zz-question\", \"kind\": \"choice\", \"options\": [\"unknown\"]}")),
        ("case-missing", "flow.json", "\"case\"", pack => pack.Edit("flow.json", text => text.Replace("\"id\": \"case\"", "\"id\": \"zz-case\"", StringComparison.Ordinal))),
        ("table-missing", "flow.json", "\"zz-table\"", pack => pack.Edit("flow.json", text => text.Replace("\"id\": \"case\", \"otherwise\": \"arrival\"", "\"id\": \"case\", \"otherwise\": \"zz-table\"", StringComparison.Ordinal))),

        ("duplicate-id", "flow.json", "\"who\"", pack => pack.Insert("flow.json", Questions, "{\"id\": \"who\", \"kind\": \"choice\", \"options\": [\"unknown\"]}")),
        ("duplicate-id", Cases, "\"wait-today\"", pack => pack.Insert(Cases, "[", "{\"id\": \"wait-today\", \"route\": \"wait\", \"urgency\": 1}")),
        ("duplicate-id", "facts.json", "\"cycle-terms\"", pack => pack.Insert("facts.json", "[", "{\"id\": \"cycle-terms\", \"confidence\": \"low\", \"checkedOn\": \"2026-11-22\"}")),
        ("duplicate-id", "contacts.json", "\"police-110\"", pack => pack.Insert("contacts.json", "[", "{\"id\": \"police-110\", \"kind\": \"place\"}")),
        ("duplicate-id", "topics.json", "\"what_is_why\"", pack => pack.Insert("topics.json", "[", "{\"id\": \"what_is_why\", \"kind\": \"case\"}")),
        ("duplicate-id", "codes.json", "\"B0\"", pack => pack.Insert("codes.json", "[", "{\"code\": \"B0\", \"category\": \"A\", \"money\": \"settled\", \"side\": \"merchant\", \"fact\": \"r39-scope\"},{\"code\": \"b0\", \"category\": \"A\", \"money\": \"settled\", \"side\": \"merchant\", \"fact\": \"r39-scope\"}")),
        ("duplicate-id", "rules/fee.json", "\"fee-first\"", pack => pack.Insert("rules/fee.json", Rules, Rule("fee-first", "\"escalates\": [\"no\"]"))),
        ("date-unreadable", "facts.json", "zz-fact", pack => pack.Insert("facts.json", "[", "{\"id\": \"zz-fact\", \"confidence\": \"low\", \"checkedOn\": \"2026-02-30\"}")),
        ("date-unreadable", "calendar.json", "\"2026\"", pack => pack.Edit("calendar.json", text => text.Replace("\"2026-10-10\"", "\"2026-10-1O\"", StringComparison.Ordinal))),

        ("fact-unchecked", "facts.json", "zz-fact", pack => pack.Insert("facts.json", "[", "{\"id\": \"zz-fact\", \"confidence\": \"low\", \"checkedOn\": \"2025-11-23\"}", "fact.zz-fact")),
        ("fact-expired", "facts.json", "zz-fact", pack => pack.Insert("facts.json", "[", "{\"id\": \"zz-fact\", \"confidence\": \"low\", \"checkedOn\": \"2026-11-22\", \"validTo\": \"2026-11-22\"}", "fact.zz-fact")),

        ("outcome-unknown", "rules/fee.json", "zz-rule", pack => pack.Insert("rules/fee.json", Rules, "{\"id\": \"zz-rule\", \"when\": {\"escalates\": [\"no\"]}, \"outcome\": \"zz-outcome\"}")),
        ("outcome-unused", Cases, "zz-outcome", pack => pack.Insert(Cases, "[", Outcome("\"route\": \"info\", \"urgency\": 0"))),
        ("route-unknown", Cases, "zz-outcome", pack => pack.Insert(Cases, "[", Outcome("\"route\": \"zz\", \"urgency\": 0"))),
        ("urgency-unknown", Cases, "zz-outcome", pack => pack.Insert(Cases, "[", Outcome("\"route\": \"info\", \"urgency\": 5"))),
        ("next-unknown", Cases, "zz-outcome", pack => pack.Insert(Cases, "[", Outcome("\"route\": \"info\", \"urgency\": 0, \"next\": \"zz\""))),
        ("fact-unknown", Cases, "zz-outcome", pack => pack.Insert(Cases, "[", Outcome("\"route\": \"info\", \"urgency\": 0, \"because\": [\"zz\"]"))),
        ("contact-unknown", Cases, "zz-outcome", pack => pack.Insert(Cases, "[", Outcome("\"route\": \"info\", \"urgency\": 0, \"contacts\": [\"zz\"]"))),
        ("words-missing", Cases, "zz-outcome", pack => pack.Insert(Cases, "[", Outcome("\"route\": \"info\", \"urgency\": 0, \"papers\": [\"zz\"]"))),
        ("contact-unbacked", "contacts.json", "zz-contact", pack => pack.Insert("contacts.json", "[", "{\"id\": \"zz-contact\", \"kind\": \"phone\", \"value\": \"4000000000\"}")),

        ("words-missing", "scams.json", "zz-pattern", pack => pack.Insert("scams.json", "\"patterns\": [", "{\"id\": \"zz-pattern\", \"warning\": \"scam.zz\", \"fact\": \"cash-out\"}")),
        ("fact-unknown", "scams.json", "zz-pattern", pack => pack.Insert("scams.json", "\"patterns\": [", "{\"id\": \"zz-pattern\", \"warning\": \"scam.lookalike\", \"fact\": \"zz\"}")),
        ("contact-unknown", "scams.json", "zz.cn", pack => pack.Insert("scams.json", "\"lookalikes\": [", "{\"host\": \"zz.cn\", \"warning\": \"scam.lookalike\", \"fact\": \"cash-out\", \"official\": \"zz\"}")),
        ("duplicate-id", "scams.json", "\"unfreeze-fee\"", pack => pack.Insert("scams.json", "\"patterns\": [", "{\"id\": \"unfreeze-fee\", \"warning\": \"scam.lookalike\", \"fact\": \"cash-out\"}")),

        ("words-one-language", "words/zh-CN/ui.md", "## zz.alone", pack => pack.Append("words/zh-CN/ui.md", "## zz.alone\n一个")),
        ("residue", "words/en-US/ui.md", "## zz.residue", pack => Both(pack, "## zz.residue\nPOSS")),
        ("residue", "words/zh-CN/ui.md", "## zz.inserted", pack => Both(pack, "## zz.inserted\n信XIN息")),
        ("residue", "words/zh-CN/ui.md", "## zz.open", pack => Both(pack, "## zz.open\nTODO")),
        ("sentence-long", "words/zh-CN/ui.md", "## zz.long", pack => Both(pack, "## zz.long\n" + new string('长', 61))),
        ("exclamation", "words/zh-CN/ui.md", "## zz.loud", pack => Both(pack, "## zz.loud\n快！")),
        ("placeholder", "words/en-US/ui.md", "## zz.filled", pack =>
        {
            pack.Append("words/zh-CN/ui.md", "## zz.filled\n{dueOn}");
            pack.Append("words/en-US/ui.md", "## zz.filled\n{due}");
        }),

        ("rule-overlap", "rules/fee.json", "\"fee-first\"", pack => pack.Insert("rules/fee.json", Rules, Rule("zz-rule", "\"escalates\": [\"no\"]"))),
        ("rule-gap", "rules/payer.json", "\"payer\"", pack => pack.Edit("rules/payer.json", text => text.Replace("\"when\": {}", "\"when\": {\"who\": [\"payer\"]}", StringComparison.Ordinal))),

        ("letter-missing", Cases, "\"wait-today\"", pack => pack.Edit(Cases, text => text.Replace("{\"id\": \"wait-today\",", "{\"id\": \"wait-today\", \"letters\": [\"zz\"],", StringComparison.Ordinal))),
        ("letter-missing", Cases, "\"bank-charged\"", pack => pack.Delete("letters/en-US/issuer-dispute.md")),
        ("letter-unused", "letters/zh-CN/zz-letter.md", "# ", pack => pack.Write("letters/zh-CN/zz-letter.md", "# 信\n一")),
        ("letter-title", "letters/zh-CN/issuer-dispute.md", "zz first", pack => pack.Edit("letters/zh-CN/issuer-dispute.md", text => "zz first\n" + text)),
        ("letter-condition", "letters/zh-CN/issuer-dispute.md", "zz-line", pack => pack.Append("letters/zh-CN/issuer-dispute.md", "[case] zz-line")),
        ("value-unknown", "letters/zh-CN/issuer-dispute.md", "zz-line", pack => pack.Append("letters/zh-CN/issuer-dispute.md", "[case: zz] zz-line")),
        ("letter-placeholder", "letters/zh-CN/issuer-dispute.md", "{zz_blank}", pack => pack.Append("letters/zh-CN/issuer-dispute.md", "{zz_blank}")),
        ("letter-tone", "letters/en-US/issuer-dispute.md", "zz loud", pack => pack.Append("letters/en-US/issuer-dispute.md", "zz loud!")),
        ("letter-differs", "letters/en-US/issuer-dispute.md", "[case: duplicate] One", pack => pack.Edit("letters/en-US/issuer-dispute.md", text => text.Replace("[case: duplicate] One", "[case: refund] [case: duplicate] One", StringComparison.Ordinal))),
    ];

    static readonly DateOnly Today = new(2026, 11, 23);

    public static TheoryData<int, string, string> Rows => [.. Breaks.Select((b, i) => (i, b.Code, b.File))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_broken_pack_is_refused_with_code_file_and_line(int row, string code, string file)
    {
        using var pack = new BrokenPack();
        var (_, _, line, breaks) = Breaks[row];
        breaks(pack);
        var (loaded, problems) = ContentLoader.TryLoad(pack.Folder, RealPack.CutOff, Today);
        Assert.Null(loaded);
        var expected = line is null ? 0 : pack.LineOf(file, line);
        // The second text of one key is the third one put there: two keys below the line that is looked for.
        if (code == "words-duplicate") expected += 3;
        var found = problems.Where(p => p.Code == code && p.File == file).ToList();
        Assert.True(found.Any(p => p.Line == expected), $"Expected {file}({expected}): {code}; found:\n{string.Join('\n', problems)}");
        Assert.All(found, p => Assert.True(p.What.Length > 0 && p.Fix.Length > 0));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var folder = Path.Combine(RealPack.Folder, "zz");
        var problem = Assert.Single(ContentLoader.TryLoad(folder, RealPack.CutOff).Problems);
        Assert.Equal(("folder-missing", folder), (problem.Code, problem.File));
        Assert.Contains(folder, Assert.Throws<ContentException>(() => ContentLoader.Load(folder, RealPack.CutOff)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-09-30", null)]
    [InlineData("2027-10-01", "2028")]
    [InlineData("2028-02-01", "2028")]
    public void A_year_missing_from_the_calendar_is_a_warning_from_October_on_and_refuses_nothing(string on, string? year)
    {
        using var pack = new BrokenPack();
        // Only the calendar is looked at, so the facts are fresh on any of these days.
        pack.Edit("facts.json", text => text.Replace("\"checkedOn\": \"2026", "\"checkedOn\": \"2027", StringComparison.Ordinal));
        var (loaded, problems) = ContentLoader.TryLoad(pack.Folder, RealPack.CutOff, DateOnly.Parse(on));
        Assert.NotNull(loaded);
        Assert.Equal(year is null ? [] : new[] { ("year-missing", Severity.Warning, "calendar.json", pack.LineOf("calendar.json", "\"years\"")) },
            problems.Select(p => (p.Code, p.Severity, p.File, p.Line)));
        Assert.All(problems, p => Assert.Contains(year!, p.What, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fact_is_fresh_up_to_the_day_before_its_year_is_over_and_no_date_keeps_the_service_from_starting()
    {
        using var pack = new BrokenPack();
        pack.Edit("facts.json", text => text.Replace("\"2026-11-22\"", "\"2026-11-23\"", StringComparison.Ordinal));
        Assert.Empty(ContentLoader.TryLoad(pack.Folder, RealPack.CutOff, new DateOnly(2027, 9, 30)).Problems);
        Assert.NotNull(ContentLoader.TryLoad(pack.Folder, RealPack.CutOff, new DateOnly(2027, 11, 22)).Pack);
        var (stale, problems) = ContentLoader.TryLoad(pack.Folder, RealPack.CutOff, new DateOnly(2027, 11, 23));
        Assert.Null(stale);
        Assert.Equal(RealPack.Pack.Facts.Count, problems.Count(p => p.Code == "fact-unchecked"));
        Assert.NotNull(ContentLoader.TryLoad(pack.Folder, RealPack.CutOff).Pack);
    }

    [Fact]
    public void A_sentence_of_sixty_characters_passes_and_any_break_starts_a_new_one()
    {
        using var pack = new BrokenPack();
        var sixty = new string('长', 60);
        Both(pack, $"## zz.long\n{sixty}。{sixty}？{sixty}；{sixty}\n{sixty}");
        Assert.Empty(pack.Problems);
    }

    [Fact]
    public void Every_code_of_the_linter_has_a_broken_pack_here()
    {
        var covered = Breaks.Select(b => b.Code).Concat(["folder-missing", "year-missing"]).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(CodesOfTheSource().Order(StringComparer.Ordinal), covered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_real_pack_is_clean_and_loads_in_well_under_a_second()
    {
        var start = Stopwatch.GetTimestamp();
        var (pack, problems) = ContentLoader.TryLoad(RealPack.Folder, RealPack.CutOff, Today);
        var took = Stopwatch.GetElapsedTime(start);
        Assert.Empty(problems);
        Assert.NotNull(pack);
        output.WriteLine($"{pack.Hash}: loaded and checked in {took.TotalMilliseconds:0} ms");
        Assert.True(took < TimeSpan.FromSeconds(1), $"{took.TotalMilliseconds:0} ms");
    }

    [Fact]
    public void The_same_files_have_the_same_hash_and_a_changed_word_another()
    {
        using var pack = new BrokenPack();
        Assert.Equal(RealPack.Pack.Hash, ContentLoader.Load(pack.Folder, RealPack.CutOff).Hash);
        Both(pack, "## zz.new\n新");
        Assert.NotEqual(RealPack.Pack.Hash, ContentLoader.Load(pack.Folder, RealPack.CutOff).Hash);
    }

    static void Both(BrokenPack pack, string lines)
    {
        pack.Append("words/zh-CN/ui.md", lines);
        pack.Append("words/en-US/ui.md", lines);
    }

    static string Rule(string id, string when) => $$"""{"id": "{{id}}", "when": { {{when}} }, "outcome": "support-fee"}""";

    static string Outcome(string rest) => $$"""{"id": "zz-outcome", {{rest}}}""";

    /// <summary>The codes as the source writes them: the first text of a new problem.</summary>
    static IEnumerable<string> CodesOfTheSource()
    {
        var source = string.Concat(Directory.GetFiles(Path.Combine(RealPack.Root, "src", "PosBot.Triage", "Content"), "*.cs").Select(File.ReadAllText));
        return new[] { "new(\"", "Add(\"" }.SelectMany(lead => source.Split(lead).Skip(1)).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)])
            .Where(code => code.All(c => char.IsAsciiLetterLower(c) || c == '-')).Distinct();
    }
}
