using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>Every path of the flow is walked from every case topic: each question, each option, each step of lateness.</summary>
public sealed class FlowTests(ITestOutputHelper output)
{
    const int MostQuestions = 7;

    // A Monday whose days before it are two plain days off and a plain working week.
    static readonly DateOnly Today = new(2026, 11, 23);
    static readonly ContentPack Pack = RealPack.Pack;
    readonly Judgement judgement = new(Pack);

    static IEnumerable<string> CaseTopics => Pack.Topics.Values.Where(t => t.Kind == "case").Select(t => t.Id).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_path_ends_after_at_most_seven_questions()
    {
        var paths = new FlowPaths(judgement, Today);
        foreach (var topic in CaseTopics)
        {
            var ends = paths.From(paths.Bare(topic));
            output.WriteLine($"{topic}: {string.Join("  ", ends.Paths.Select((n, i) => (n, i)).Where(p => p.n > 0).Select(p => $"{p.i}: {p.n:N0}"))}"
                + $"   mean {Mean(ends):0.0}, {ends.Outcomes.Count} outcomes");
            Assert.True(ends.Longest <= MostQuestions, $"{topic} asks up to {ends.Longest} questions.");
        }

        output.WriteLine($"{paths.Places:N0} distinct places");
    }

    [Fact]
    public void Whatever_one_thing_a_message_says_besides_its_topic_the_path_stays_as_short()
    {
        var paths = new FlowPaths(judgement, Today);
        var read = Pack.Cues.DistinctBy(cue => string.Join(' ', cue.Sets)).ToArray();
        foreach (var topic in new[] { "not_arrived_delay", "partial_or_wrong_amount", "suspected_fraud_or_unlicensed" })
            foreach (var cue in read)
            {
                var answers = cue.Sets.Aggregate(paths.Bare(topic), (all, set) => all.With(set.Key, set.Value, AnswerSource.Read));
                var ends = paths.From(answers);
                Assert.True(ends.Longest <= MostQuestions, $"{topic} with {string.Join(' ', cue.Sets.Select(s => $"{s.Key}={s.Value}"))} asks up to {ends.Longest} questions.");
            }

        output.WriteLine($"{paths.Places:N0} distinct places");
    }

    [Fact]
    public void A_bare_complaint_usually_takes_two_to_four_questions()
    {
        var paths = new FlowPaths(judgement, Today);
        foreach (var topic in new[] { "not_arrived_delay", "not_arrived_overdue", "provider_unreachable_or_absconded" })
        {
            var ends = paths.From(paths.Bare(topic));
            Assert.InRange(Mean(ends), 2, 4);
            var usual = ends.Chances.Take(5).Sum();
            output.WriteLine($"{topic}: mean {Mean(ends):0.0}; at most four questions in {usual:P0}");
            Assert.True(usual > 0.6, $"{topic}: at most four questions in {usual:P0}.");
        }
    }

    [Fact]
    public void No_question_is_asked_whose_every_answer_ends_at_the_same_place()
    {
        var idle = new SortedSet<string>(StringComparer.Ordinal);
        var paths = new FlowPaths(judgement, Today)
        {
            Asked = (answers, question, options) =>
            {
                if (options.SelectMany(o => o.Ends.Outcomes).Distinct().Count() == 1) idle.Add($"{question.Id} after {Said(answers)}");
            },
        };
        foreach (var topic in CaseTopics) paths.From(paths.Bare(topic));
        Assert.Empty(idle);
    }

    [Fact]
    public void The_flow_stops_only_where_no_open_question_that_applies_changes_the_answer()
    {
        var left = new SortedSet<string>(StringComparer.Ordinal);
        var paths = new FlowPaths(judgement, Today)
        {
            Ended = (answers, outcome) =>
            {
                foreach (var question in Pack.Questions.Where(q => q.Asked && q.Kind == QuestionKind.Choice && !answers.Has(q.Id) && Applies(q, answers)))
                    foreach (var option in question.Options)
                        if (judgement.Decide(answers.With(question.Id, option, AnswerSource.Asked), Today).Outcome.Id != outcome)
                            left.Add($"{question.Id}={option} after {Said(answers)}");
            },
        };
        foreach (var topic in CaseTopics) paths.From(paths.Bare(topic));
        Assert.Empty(left);
    }

    [Fact]
    public void The_days_that_are_walked_give_every_step_of_lateness()
    {
        var met = new HashSet<Lateness>();
        var paths = new FlowPaths(judgement, Today) { Ended = (answers, _) => met.Add(judgement.LatenessOf(answers, Today)) };
        paths.From(paths.Bare("not_arrived_delay"));
        Assert.Equal(Enum.GetValues<Lateness>(), met.Order());
        // Only through the lateness does the cycle count: no rule and no question names it.
        var space = new AnswerSpace(Pack);
        var conditions = Pack.Tables.Values.SelectMany(t => t.Rules).Select(r => r.When).Concat(Pack.Questions.Select(q => Pack.Universe.Compile(q.When)));
        Assert.DoesNotContain(Pack.Universe.Find(Judgement.CycleQuestion)!.Index, space.Reads(conditions));
    }

    [Fact]
    public void Danger_is_never_asked_about_and_never_followed_by_a_question()
    {
        Assert.DoesNotContain(Pack.Questions, q => q.Id is "danger" or "threat" or "trick" && q.Asked);
        foreach (var danger in Pack.Universe.Find("danger")!.Values.Where(v => v != "none"))
            foreach (var topic in Pack.Topics.Keys)
                Assert.Null(judgement.Next(Answers.None.With("topic", topic, AnswerSource.Read).With("danger", danger, AnswerSource.Read), Today));
    }

    [Fact]
    public void Each_question_that_may_be_asked_is_asked_on_some_path()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var paths = new FlowPaths(judgement, Today) { Asked = (_, question, _) => asked.Add(question.Id) };
        foreach (var topic in CaseTopics) paths.From(paths.Bare(topic));
        Assert.Empty(Pack.Questions.Where(q => q.Asked).Select(q => q.Id).Except(asked));
    }

    static double Mean(PathEnds ends) => ends.Chances.Select((share, number) => share * number).Sum();

    static string Said(Answers answers) => string.Join(' ', answers.Map.Select(a => $"{a.Key}={a.Value.Value}"));

    bool Applies(Question question, Answers answers) =>
        question.When.Allowed.All(pair => pair.Value.Contains(judgement.ValueOf(pair.Key, answers, Today)));
}
