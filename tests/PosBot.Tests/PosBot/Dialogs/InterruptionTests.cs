using PosBot.Triage;

namespace PosBot.Tests.Service.Dialogs;

/// <summary>Every interruption at every question: it is answered, no answer is lost, and the open question comes back.</summary>
public sealed class InterruptionTests
{
    static readonly DateTimeOffset Wednesday = DateTimeOffset.Parse("2026-11-25T10:30:00+08:00");

    static Answers Case => Answers.None.With("topic", "not_arrived_delay", AnswerSource.Read).With("who", "merchant", AnswerSource.Asked).With("amount", "2600", AnswerSource.Read);

    public static TheoryData<string> Questions => [.. ConversationRig.Pack.Questions.Where(q => q.Asked).Select(q => q.Id)];

    [Theory, MemberData(nameof(Questions))]
    public async Task What_is_asked_in_between_is_answered_and_the_question_comes_back(string question)
    {
        foreach (var command in new[] { "帮助", "为什么", "转人工", "打电话怎么说", "要准备什么", "啥叫工作日啊" })
        {
            var rig = new ConversationRig(Wednesday);
            rig.Open(question, Case.Without(question));
            var replies = await rig.SayAsync(command);
            Assert.EndsWith(ConversationRig.Words[$"ask.{question}"], replies.TrimEnd(), StringComparison.Ordinal);
            Assert.Equal(question, rig.Record.OpenQuestion);
            Assert.Equal("2600", rig.Record.Answers["amount"]);
        }
    }

    [Theory, MemberData(nameof(Questions))]
    public async Task The_language_can_be_changed_at_any_question(string question)
    {
        var rig = new ConversationRig(Wednesday);
        rig.Open(question, Case.Without(question));
        Assert.EndsWith(ConversationRig.Pack.In("en-US")[$"ask.{question}"], (await rig.SayAsync("English")).TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("en-US", rig.Record.Locale);
    }

    [Theory, MemberData(nameof(Questions))]
    public async Task Danger_is_answered_at_once_whatever_question_is_open(string question)
    {
        var rig = new ConversationRig(Wednesday);
        rig.Open(question, Case.Without(question));
        Assert.Contains(ConversationRig.Words["outcome.police-scam-now.next"], await rig.SayAsync("我刚把验证码念给他了"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Questions))]
    public async Task Every_button_of_a_question_is_an_answer_to_it(string question)
    {
        var asked = ConversationRig.Pack.Question(question)!;
        foreach (var title in PosBot.Dialogs.OptionReader.Titles(asked, ConversationRig.Words))
        {
            var rig = new ConversationRig(Wednesday);
            rig.Open(question, Case.Without(question));
            await rig.SayAsync(title);
            Assert.True(rig.Record.Answers.Has(question), $"{question}: {title}");
        }
    }

    [Theory, MemberData(nameof(Questions))]
    public async Task Not_knowing_is_always_an_answer(string question)
    {
        foreach (var words in new[] { "不知道", "不清楚", "说不准" })
        {
            var rig = new ConversationRig(Wednesday);
            rig.Open(question, Case.Without(question));
            await rig.SayAsync(words);
            Assert.True(rig.Record.Answers.Has(question), $"{question}: {words}");
        }
    }

    [Fact]
    public async Task Two_misses_bring_the_reason_and_a_third_goes_on_with_the_official_lines()
    {
        var rig = new ConversationRig(Wednesday);
        rig.Open("status", Case);
        Assert.Contains(ConversationRig.Words["ui.not_understood"], await rig.SayAsync("嘟嘟嘟"), StringComparison.Ordinal);
        Assert.Contains(ConversationRig.Words["why.status"], await rig.SayAsync("呱呱呱"), StringComparison.Ordinal);
        Assert.Contains(ConversationRig.Words["ui.offer_person"], await rig.SayAsync("咕咕咕"), StringComparison.Ordinal);
        Assert.Equal(Answers.Unknown, rig.Record.Answers["status"]);
    }

    [Fact]
    public async Task A_button_of_an_earlier_question_changes_that_answer_and_never_errs()
    {
        var rig = new ConversationRig(Wednesday);
        rig.Open("swiped", Case.With("status", "unknown", AnswerSource.Asked));
        rig.Record = rig.Record with { Previous = ["status", "swiped"] };
        var replies = await rig.SayAsync(ConversationRig.Words["option.status.failed"]);
        Assert.Contains(ConversationRig.Words["ui.stale"], replies, StringComparison.Ordinal);
        Assert.Equal("failed", rig.Record.Answers["status"]);
        Assert.Contains(ConversationRig.Words["ask.why_failed"], replies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_keeps_the_answers_and_start_over_drops_them()
    {
        var rig = new ConversationRig(Wednesday);
        rig.Open("status", Case);
        await rig.SayAsync("算了");
        Assert.Null(rig.Record.OpenQuestion);
        Assert.Equal("2600", rig.Record.Answers["amount"]);
        await rig.SayAsync("重新开始");
        Assert.Empty(rig.Record.Answers.Map);
    }

    [Fact]
    public async Task Back_asks_the_question_before_again()
    {
        var rig = new ConversationRig(Wednesday);
        rig.Open("swiped", Case.With("status", "pending", AnswerSource.Asked));
        rig.Record = rig.Record with { Previous = ["status", "swiped"] };
        Assert.EndsWith(ConversationRig.Words["ask.status"], (await rig.SayAsync("返回")).TrimEnd(), StringComparison.Ordinal);
        Assert.False(rig.Record.Answers.Has("status"));
    }

    [Fact]
    public async Task An_answer_can_be_chosen_and_changed()
    {
        var rig = new ConversationRig(Wednesday);
        rig.Open("swiped", Case.With("status", "pending", AnswerSource.Asked));
        Assert.Contains(ConversationRig.Words["ui.change_which"], await rig.SayAsync("改答案"), StringComparison.Ordinal);
        Assert.EndsWith(ConversationRig.Words["ask.status"], (await rig.SayAsync(ConversationRig.Words["ask.status"])).TrimEnd(), StringComparison.Ordinal);
        await rig.SayAsync(ConversationRig.Words["option.status.held"]);
        Assert.Equal("held", rig.Record.Answers["status"]);
    }

    [Fact]
    public async Task What_was_taken_for_danger_can_be_denied()
    {
        var rig = new ConversationRig(Wednesday);
        await rig.SayAsync("我刚把验证码念给他了");
        Assert.Contains(ConversationRig.Words["ui.not_this"], await rig.SayAsync(ConversationRig.Words["button.not_this"]), StringComparison.Ordinal);
        Assert.Empty(rig.Record.Answers.Map);
    }
}
