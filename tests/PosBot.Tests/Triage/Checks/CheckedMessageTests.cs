using PosBot.Dialogs;
using PosBot.Tests.Triage;
using PosBot.Triage;
using PosBot.Triage.Checks;

namespace PosBot.Tests.Checks;

/// <summary>Where the check is the answer, where it stands beside another, and where it must keep quiet; with the trained reader.</summary>
public sealed class CheckedMessageTests
{
    static readonly Lazy<Knowledge> Loaded = new(() => Knowledge.Load(RealPack.Folder, Path.Combine(AppContext.BaseDirectory, "intent.model"), RealPack.CutOff));

    static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-25T10:30:00+08:00");

    [Theory]
    [InlineData("让我先交解冻费")]
    [InlineData("说退押金让我点链接")]
    [InlineData("they want 500 to unfreeze my account")]
    [InlineData("这个链接能点吗 http://pos-up.cn/abc")]
    [InlineData("收到短信说商户即将停用请点击 http://t.cn/xyz 办理")]
    [InlineData("钱三天没到，客服给的号码是4006689999，是真的吗")]
    public void What_is_asked_for_and_not_given_is_checked_without_alarm(string text) => Assert.True(IsAnswered(text, out var danger) && !danger);

    [Theory]
    [InlineData("对方让我交解冻费，我交了两千")]
    [InlineData("解冻费交了又要我交保证金")]
    [InlineData("他在线等我交解冻费")]
    [InlineData("他让我现在给验证码，给不给")]
    [InlineData("客服在电话里让我把钱转到安全账户")]
    [InlineData("刚把验证码给了客服，95016是真的吗")]
    [InlineData("正在跟 4001234567 通话，他要我的验证码，是官方的吗")]
    [InlineData("退押金的链接我点开了要我填密码")]
    [InlineData("钱被骗了，13912345678这个号码是谁")]
    [InlineData("he wants the code now, should I give it")]
    [InlineData("he is on the phone asking for the code, is 4001234567 real?")]
    [InlineData("I clicked http://evil.top and entered my card, is it safe?")]
    public void Danger_comes_before_every_check(string text) => Assert.True(!IsAnswered(text, out var danger) && danger);

    [Theory]
    [InlineData("钱三天没到，客服让我先交解冻费")]
    [InlineData("公安冻结我的卡，说交钱能解冻，是真的吗")]
    [InlineData("我在mepos.cn办的机器，钱三天没到")]
    [InlineData("有人打电话说机器要免费升级换新，是真的吗")]
    public void Where_another_answer_says_more_the_trick_is_named_beside_it(string text)
    {
        Assert.False(IsAnswered(text, out _));
        Assert.NotNull(CheckedMessage.Beside(RealPack.Pack, Read(text).Understood, Read(text).Verdict));
    }

    [Theory]
    [InlineData("朋友让我帮他刷单走流水给好处")]
    [InlineData("打了95016没用")]
    [InlineData("钱三天没到")]
    [InlineData("我的押金怎么退")]
    public void Nothing_is_checked_where_nothing_is_asked(string text)
    {
        Assert.False(IsAnswered(text, out _));
        Assert.Null(CheckedMessage.Beside(RealPack.Pack, Read(text).Understood, Read(text).Verdict));
    }

    [Fact]
    public void A_bare_number_answers_the_open_question_and_a_bare_link_does_not()
    {
        var (understood, verdict) = Read("95016");
        Assert.True(CheckedMessage.IsAnswered(RealPack.Pack, understood, verdict, open: false));
        Assert.False(CheckedMessage.IsAnswered(RealPack.Pack, understood, verdict, open: true));
        (understood, verdict) = Read("http://t.cn/abc");
        Assert.True(CheckedMessage.IsAnswered(RealPack.Pack, understood, verdict, open: true));
    }

    [Fact]
    public void Every_outcome_of_a_check_leads_to_information_with_contacts_and_facts_of_the_content()
    {
        foreach (var text in (string[])["95016是真的吗", "4001234567是真的吗", "mepos.cn能点吗", "lakala.com.evil.cn能点吗", "lakala-x.cn能点吗", "让我先交解冻费"])
        {
            var outcome = CheckedMessage.Outcome(RealPack.Pack, Read(text).Verdict!);
            Assert.Equal((Route.Info, 0), (outcome.Route, outcome.Urgency));
            Assert.All(outcome.Contacts, contact => Assert.True(RealPack.Pack.Contacts.ContainsKey(contact), contact));
            Assert.All(outcome.Because, fact => Assert.True(RealPack.Pack.Facts.ContainsKey(fact), fact));
        }
    }

    static bool IsAnswered(string text, out bool danger)
    {
        var (understood, verdict) = Read(text);
        danger = (understood.Answers.GetValueOrDefault("danger") ?? "none") != "none";
        return CheckedMessage.IsAnswered(RealPack.Pack, understood, verdict, open: false);
    }

    static (Understood Understood, ContactVerdict? Verdict) Read(string text)
    {
        var verdict = Loaded.Value.Check.Check(text).Verdict;
        return (CheckedMessage.Calm(RealPack.Pack, Loaded.Value.Understanding.Read(text, Now), verdict), verdict);
    }
}
