using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>What every recommendation carries: somebody to turn to, a day or the word that there is none, and a reason with a source.</summary>
public sealed class OutcomeTests
{
    static readonly ContentPack Pack = RealPack.Pack;

    static IEnumerable<Outcome> Judged => Pack.Outcomes.Values.Where(o => o.Topics.IsEmpty).OrderBy(o => o.Id, StringComparer.Ordinal);

    /// <summary>Every outcome but those that lead nowhere by nature: explanations, small talk, control, refusals.</summary>
    static IEnumerable<Outcome> Leading => Pack.Outcomes.Values.Where(o => o.Route is not (Route.Info or Route.None)).Concat(Judged).Distinct();

    [Fact]
    public void Every_recommendation_names_a_contact() => Assert.Empty(Leading.Where(o => o.Contacts.IsEmpty).Select(o => o.Id));

    [Fact]
    public void Every_recommendation_and_every_explanation_has_a_fact_behind_it() =>
        Assert.Empty(Pack.Outcomes.Values.Where(o => o.Route != Route.None && o.Because.IsEmpty).Select(o => o.Id));

    [Fact]
    public void Every_recommendation_names_the_papers_to_have_ready() =>
        // A life in danger needs no papers, nor do rules that do not apply.
        Assert.Equal(["info-abroad", "police-self-harm", "police-weapon"], Judged.Where(o => o.Papers.IsEmpty).Select(o => o.Id));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Every_recommendation_says_its_day_or_that_none_applies(string locale)
    {
        var words = Pack.In(locale);
        foreach (var outcome in Judged)
        {
            var then = words.Find($"outcome.{outcome.Id}.then");
            Assert.True(then is not null, $"{outcome.Id} has no words for the following step.");
            Assert.True(outcome.NextOn == NextDay.None != then.Contains("{dueOn}", StringComparison.Ordinal),
                $"{outcome.Id}: the day is {outcome.NextOn}, and its words {(outcome.NextOn == NextDay.None ? "name" : "do not name")} one.");
        }
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Every_recommendation_gives_its_reason_and_what_to_say(string locale)
    {
        var words = Pack.In(locale);
        foreach (var outcome in Judged)
        {
            Assert.True(words.Has($"outcome.{outcome.Id}.reason"), $"{outcome.Id} has no reason.");
            // An explanation of a code needs no telephone call.
            Assert.True(words.Has($"outcome.{outcome.Id}.script") || outcome.Route == Route.Info, $"{outcome.Id} has no script.");
        }
    }

    [Fact]
    public void The_urgency_fits_the_route()
    {
        foreach (var outcome in Judged)
            Assert.True(outcome.Route switch
            {
                Route.Wait => outcome.Urgency == 1,
                // A warning is an explanation too, and may ask for something to be done; never today.
                Route.Info => outcome.Urgency is 0 or 2,
                Route.None => outcome.Urgency == 0,
                Route.Police => outcome.Urgency >= 3,
                _ => outcome.Urgency is 2 or 3,
            }, $"{outcome.Id}: {outcome.Route} with urgency {outcome.Urgency}");
    }

    [Fact]
    public void Every_explanation_is_the_answer_to_one_of_its_own_words()
    {
        var consultation = new Consultation(Pack);
        foreach (var outcome in Pack.Outcomes.Values.Where(o => !o.Topics.IsEmpty))
            Assert.True(outcome.Topics.Any(topic => outcome.Asks.DefaultIfEmpty("").Any(ask => consultation.Explain(topic, ask) == outcome)),
                $"{outcome.Id} is never chosen: another explanation of its topics wins on each of its words.");
    }

    [Fact]
    public void Every_topic_is_a_case_or_has_an_explanation()
    {
        var consultation = new Consultation(Pack);
        Assert.Equal(29, Pack.Topics.Count);
        foreach (var topic in Pack.Topics.Values)
            Assert.True(topic.Kind == "case" || consultation.Explain(topic.Id, "") is not null, topic.Id);
    }

    [Theory]
    [InlineData("zh-CN", new[] { "收单机构解不了" }, new[] { "收单机构可以解", "收单机构能解", "客服可以解冻", "客服能解冻", "请客服解冻", "找客服解冻", "请收单机构解冻" })]
    [InlineData("en-US", new[] { "The acquirer cannot lift it" }, new[] { "acquirer can lift", "acquirer may lift", "ask the acquirer to lift", "ask support to lift", "support can lift", "ask the acquirer to unfreeze" })]
    public void A_freeze_is_never_said_to_be_lifted_by_the_acquirer(string locale, string[] said, string[] never)
    {
        var words = Pack.In(locale);
        Assert.All(said, phrase => Assert.Contains(phrase, words["outcome.bank-freeze.next"], StringComparison.Ordinal));
        foreach (var (key, text) in words.ByKey)
            foreach (var phrase in never)
                Assert.False(text.Contains(phrase, StringComparison.OrdinalIgnoreCase), $"{key} says '{phrase}'.");
        // Whoever is sent to somebody about a freeze is not sent to the acquirer.
        Assert.DoesNotContain("acquirer-official", Pack.Outcomes["bank-freeze"].Contacts);
    }
}
