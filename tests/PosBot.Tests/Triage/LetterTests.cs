using PosBot.Triage;

namespace PosBot.Tests.Triage;

/// <summary>Every letter, filled from cases of many kinds: what was told stands in it, what was not is a blank, and nothing else.</summary>
public sealed class LetterTests
{
    static readonly Judgement Judgement = new(RealPack.Pack);
    static readonly Letters Letters = new(Judgement);

    public static TheoryData<string, string> All => [.. RealPack.Pack.Letters.Keys.Order().Select(key => (key.Id, key.Locale))];

    static Letter Write(string id, string locale, string answers) => Letters.Write(id, locale, LetterAnswers.Of(answers), LetterAnswers.Today)!;

    [Fact]
    public void There_is_a_letter_for_each_office_in_both_languages() => Assert.Equal(
        ["acquirer-complaint", "issuer-dispute", "pboc-company", "pboc-person", "pcac-report", "police-statement", "risk-objection"],
        RealPack.Pack.Letters.Keys.GroupBy(key => key.Id).Where(both => both.Count() == 2).Select(both => both.Key).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(All))]
    public void A_letter_of_any_case_is_whole_and_says_what_belongs_in_each_blank(string id, string locale)
    {
        foreach (var answers in LetterAnswers.Names)
        {
            var letter = Write(id, locale, answers);
            Assert.DoesNotContain('{', letter.Text);
            Assert.NotEqual(LetterLineKind.Heading, letter.Lines[^1].Kind);
            foreach (var (line, next) in letter.Lines.Zip(letter.Lines.Skip(1)))
                Assert.False(line.Kind == LetterLineKind.Heading && next.Kind is (LetterLineKind.Heading or LetterLineKind.Signature), $"{answers}: nothing stands under '{line.Text}'.");
            foreach (var after in letter.Text.Split(locale == "zh-CN" ? "＿＿＿＿" : "____").Skip(1))
                Assert.StartsWith(locale == "zh-CN" ? "（" : " (", after, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Figures_in_a_letter_were_told_or_stand_in_its_template(string id, string locale)
    {
        var written = Figures([.. RealPack.Pack.Letters[(id, locale)].Lines.Select(line => line.Text),
            .. RealPack.Pack.In(locale).ByKey.Where(word => word.Key.StartsWith("letter.", StringComparison.Ordinal)).Select(word => word.Value)]);
        foreach (var name in LetterAnswers.Names)
        {
            var answers = LetterAnswers.Of(name);
            var due = Judgement.Decide(answers, LetterAnswers.Today).Settlement?.Due;
            HashSet<string> known = [.. written, .. answers.Map.Values.SelectMany(answer => Told(answer.Value)), .. Told("2026-11-25"), .. Told(due?.ToString("yyyy-MM-dd") ?? "")];
            // The numbers before items are not figures of the matter.
            foreach (var line in Write(id, locale, name).Lines.Select(line => line.Kind == LetterLineKind.Item ? line.Text[(line.Text.IndexOf('.', StringComparison.Ordinal) + 1)..] : line.Text))
                Assert.Empty(Figures(line).Except(known));
        }
    }

    // A day stands in a letter without its leading noughts.
    static IEnumerable<string> Told(string value) => DateOnly.TryParse(value, out var day) ? [$"{day.Year}", $"{day.Month}", $"{day.Day}"] : Figures(value);

    static IEnumerable<string> Figures(params IEnumerable<string> texts) => texts.SelectMany(Content.TextSpans.Figures).Select(figure => figure.Digits);

    [Fact]
    public void What_is_known_stands_in_the_letter_as_whole_dates_and_sums()
    {
        var chinese = Write("pboc-person", "zh-CN", "late").Text;
        Assert.Contains("2026年11月13日（请按签购单核对）", chinese, StringComparison.Ordinal);
        Assert.Contains("应到账的日期：2026年11月16日", chinese, StringComparison.Ordinal);
        Assert.Contains("2,600 元", chinese, StringComparison.Ordinal);
        Assert.Contains("拉卡拉", chinese, StringComparison.Ordinal);
        Assert.Contains("结果：拒绝处理", chinese, StringComparison.Ordinal);
        Assert.EndsWith("2026年11月25日", chinese, StringComparison.Ordinal);
        var english = Write("pboc-person", "en-US", "late").Text;
        Assert.Contains("13 November 2026 (check against the slip)", english, StringComparison.Ordinal);
        Assert.Contains("¥2,600", english, StringComparison.Ordinal);
        Assert.EndsWith("25 November 2026", english, StringComparison.Ordinal);
    }

    [Fact]
    public void A_due_day_that_rests_on_an_assumed_cycle_is_left_blank()
    {
        Assert.Contains("按协议应到账的日期：＿＿＿＿（", Write("acquirer-complaint", "zh-CN", "over 30").Text, StringComparison.Ordinal);
        Assert.Contains("按协议应到账的日期：2026年11月16日", Write("acquirer-complaint", "zh-CN", "late").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_card_number_is_a_blank_for_paper_whatever_was_told()
    {
        foreach (var name in LetterAnswers.Names)
            Assert.Contains("卡号：＿＿＿＿（只在纸上填", Write("issuer-dispute", "zh-CN", name).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_natural_person_is_told_of_15_and_60_days_at_the_central_bank()
    {
        Assert.Contains("最长 60 日", Write("pboc-person", "zh-CN", "late").Text, StringComparison.Ordinal);
        foreach (var name in LetterAnswers.Names)
            Assert.DoesNotContain("60 日", Write("pboc-company", "zh-CN", name).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("15 日", Write("pboc-company", "zh-CN", "late").Text, StringComparison.Ordinal);
        // A company has the 15 days of the Anti-Money-Laundering Law, Article 39.
        Assert.Contains("《反洗钱法》第三十九条", Write("pboc-company", "zh-CN", "held").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bank_is_not_held_to_the_regulations_for_payment_companies()
    {
        Assert.DoesNotContain("非银行支付机构", Write("acquirer-complaint", "zh-CN", "fee").Text, StringComparison.Ordinal);
        Assert.Contains("非银行支付机构", Write("acquirer-complaint", "zh-CN", "late").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_are_numbered_anew_under_each_heading()
    {
        var lines = Write("issuer-dispute", "en-US", "charged").Lines;
        Assert.Equal(["1.", "2.", "1.", "2.", "3.", "1.", "2."], lines.Where(line => line.Kind == LetterLineKind.Item).Select(line => line.Text[..2]));
    }

    [Fact]
    public void Whoever_the_person_is_an_outcome_with_letters_has_one_that_fits()
    {
        foreach (var outcome in RealPack.Pack.Outcomes.Values.Where(outcome => !outcome.Letters.IsEmpty))
            foreach (var entity in (string[])["individual", "company", "no_licence", "unknown"])
            {
                var fitting = Letters.Fitting(outcome, Answers.None.With("entity", entity, AnswerSource.Read), LetterAnswers.Today, "zh-CN").Select(letter => letter.Id).ToArray();
                Assert.True(fitting.Length > 0, $"{outcome.Id}, {entity}");
                if (entity == "company") Assert.DoesNotContain("pboc-person", fitting);
                if (entity is "individual" or "no_licence") Assert.DoesNotContain("pboc-company", fitting);
            }
    }

    [Fact]
    public void No_letter_goes_with_waiting_or_with_a_life_in_danger()
    {
        foreach (var outcome in RealPack.Pack.Outcomes.Values.Where(outcome => outcome.Route is Route.Wait or Route.Info || outcome.Id is "police-weapon" or "police-self-harm"))
            Assert.Empty(outcome.Letters);
    }

    [Fact]
    public void A_letter_that_content_does_not_have_is_none() => Assert.Null(Letters.Write("zz", "zh-CN", Answers.None, LetterAnswers.Today));
}
