using System.Diagnostics;

using PosBot.Tests.Triage;
using PosBot.Triage.Checks;

namespace PosBot.Tests.Checks;

/// <summary>Raw text and the real content to a verdict.</summary>
public sealed class ContactCheckTests
{
    static readonly ContactCheck Check = new(RealPack.Pack);

    [Theory]
    [InlineData("95016是拉卡拉客服吗", "lakala-95016")]
    [InlineData("９５０１６是拉卡拉客服吗", "lakala-95016")]
    [InlineData("9 5 0 1 6 是不是官方的", "lakala-95016")]
    [InlineData("九五零一六是官方的吗", "lakala-95016")]
    [InlineData("95-016 is it official", "lakala-95016")]
    [InlineData("is 95534 the real number of chinaums", "chinaums-95534")]
    [InlineData("+86 95516 真的假的", "unionpay-95516")]
    [InlineData("010-12363 是人民银行的吗", "pboc-12363")]
    [InlineData("021 12315是哪里的", "samr-12315")]
    [InlineData("010-66001918 是真的吗", "pcac-phone")]
    [InlineData("(010) 6600 1918 是真的吗", "pcac-phone")]
    [InlineData("+86 10 66001918 legit?", "pcac-phone")]
    [InlineData("96110打电话给我是真的吗", "antifraud-96110")]
    [InlineData("www.lakala.com是官网吗", "lakala-web")]
    [InlineData("HTTPS://M.LAKALA.COM:443/a?b=1 能点吗", "lakala-web")]
    [InlineData("http://jubao.pcac.org.cn/ 能打开吗", "pcac-web")]
    [InlineData("jubao@pcac.org.cn 是真的吗", "pcac-mail")]
    public void A_contact_is_known_in_any_dress(string text, string contact)
    {
        var verdict = Verdict(text);
        Assert.Equal((Finding.Contact, contact, true), (verdict.Finding, verdict.Contact, verdict.Asked));
        Assert.False(verdict.Hidden);
    }

    [Theory]
    [InlineData("4008123456是拉卡拉客服吗", Finding.Unknown)]
    [InlineData("400-812-3456 真的假的", Finding.Unknown)]
    [InlineData("4008… 是拉卡拉客服吗", Finding.Unknown)]
    [InlineData("400****3456能打吗", Finding.Unknown)]
    [InlineData("138 1234 5678 是银联的吗", Finding.Unknown)]
    [InlineData("95017123 是微信的吗", Finding.Unknown)]
    [InlineData("0755-26001234 is this real", Finding.Unknown)]
    [InlineData("t.cn/abc 能点吗", Finding.Unknown)]
    [InlineData("service@pcac.org.cn 是真的吗", Finding.Unknown)]
    [InlineData("someone@lakala.com is it genuine", Finding.Unknown)]
    [InlineData("lakala-pos.cn靠谱吗", Finding.Brand)]
    [InlineData("www.mepos.cn是拉卡拉官网吗", Finding.Lookalike)]
    [InlineData("HTTP://m.MEPOS.cn/x 能点吗", Finding.Lookalike)]
    [InlineData("www。mepos。cn 能点吗", Finding.Lookalike)]
    [InlineData("lakala.com.evil.cn 能点吗", Finding.Imitation)]
    [InlineData("www.lakala.com.cn.evil.top 能点吗", Finding.Imitation)]
    [InlineData("pbc.gov.cn.evil.cn 能点吗", Finding.Imitation)]
    [InlineData("1akala.com 能点吗", Finding.Imitation)]
    [InlineData("www.la-ka1a.com is it safe", Finding.Imitation)]
    [InlineData("www.lаkala.com 能点吗", Finding.Imitation)]
    [InlineData("http://xn--lkala-4ve.com 能点吗", Finding.Imitation)]
    [InlineData("http://www.lakala.com@evil.cn/a 能点吗", Finding.Imitation)]
    [InlineData("95016还是13812345678，哪个是真的", Finding.Unknown)]
    [InlineData("www.lakala.com 和 mepos.cn 哪个是真的", Finding.Lookalike)]
    public void What_is_no_contact_is_never_taken_for_one(string text, Finding finding)
    {
        var verdict = Verdict(text);
        Assert.Equal((finding, true), (verdict.Finding, verdict.Asked));
    }

    [Theory]
    [InlineData("打了95016没用")]
    [InlineData("打了95016没用是不是要投诉")]
    [InlineData("12363怎么打，上班时间是几点")]
    [InlineData("i called 95016 twice, nobody answers, is it normal")]
    [InlineData("What is 12315 for?")]
    [InlineData("我的手机号是13812345678，到账了打我电话，对吗")]
    public void A_number_in_passing_is_not_asked_about(string text)
    {
        var verdict = Verdict(text);
        Assert.False(verdict.Asked || verdict.Bare);
    }

    [Theory]
    [InlineData("刷了95016元没到，是不是晚了")]
    [InlineData("工单号95016123是真的吗")]
    [InlineData("尾号4008的卡是不是我的")]
    [InlineData("三天了2800还没到，正常吗")]
    [InlineData("20261120刷的，正常吗")]
    [InlineData("T+1是不是工作日")]
    [InlineData("金额 26000000 对吗")]
    public void Sums_days_and_references_are_no_numbers_to_call(string text) => Assert.Null(Check.Check(text).Verdict);

    [Theory]
    [InlineData("95016")]
    [InlineData("4008123456?")]
    [InlineData("这个 http://t.cn/abc")]
    [InlineData("<at>PosBot</at> 95016")]
    public void A_message_that_is_hardly_more_than_the_number_is_a_check(string text) => Assert.True(Verdict(text).Bare);

    [Theory]
    [InlineData("让我先交解冻费", "unfreeze-fee")]
    [InlineData("對方要我先付解凍費", "unfreeze-fee")]
    [InlineData("they want a fee to unlock the settlement", "unfreeze-fee")]
    [InlineData("来电说旧机停用要免费换新", "cold-call-upgrade")]
    [InlineData("a man called about an upgrade of my terminal", "cold-call-upgrade")]
    [InlineData("说退押金让我点链接", "deposit-refund")]
    [InlineData("they sent a link for the deposit refund, deposit refund link", "deposit-refund")]
    [InlineData("首刷299激活，刷满返还", "activation-fee")]
    [InlineData("is the activation fee legit", "activation-fee")]
    [InlineData("他让我共享屏幕", "code-or-screen")]
    [InlineData("he asks for the code", "code-or-screen")]
    [InlineData("让我把钱转到安全账户", "safe-account")]
    [InlineData("move it to a safe account", "safe-account")]
    [InlineData("自称公安的人让我转账", "fake-police")]
    [InlineData("police officer says I must transfer bail", "fake-police")]
    [InlineData("反诈短信里有链接", "fake-warning-sms")]
    [InlineData("说退款要我填卡号", "refund-card-and-code")]
    [InlineData("有人想租我的pos机", "rented-terminal")]
    public void A_trick_is_known_by_the_way_it_is_told(string text, string pattern) => Assert.Equal(pattern, Verdict(text).Pattern);

    [Theory]
    [InlineData("我的押金怎么退")]
    [InlineData("派出所让我回去等")]
    [InlineData("公安冻结了我的卡")]
    [InlineData("机器坏了想换新的")]
    [InlineData("钱三天没到")]
    [InlineData("when is my deposit returned")]
    [InlineData("the police froze my card")]
    public void Plain_matters_are_no_tricks(string text) => Assert.Null(Check.Check(text).Verdict?.Pattern);

    [Fact]
    public void A_number_that_is_asked_about_is_taken_out_of_the_text_and_a_contact_stays()
    {
        var (text, verdict) = Check.Check("４００－８１２－３４５６ 还是 95016，哪个是真的");
        Assert.True(verdict!.Hidden && verdict.Several);
        Assert.DoesNotContain(text, c => c is >= '０' and <= '９');
        Assert.Contains("95016", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_holds_no_figure_of_the_message_and_comes_back_from_its_line()
    {
        var verdict = Verdict("13812345678 发来 http://evil.cn/13812345678 让我先交解冻费，是真的吗");
        Assert.Equal(verdict, ContactVerdict.Parse(verdict.Line));
        Assert.DoesNotContain("138", verdict.Line, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", verdict.Line, StringComparison.Ordinal);
        Assert.Null(ContactVerdict.Parse("official/lakala"));
    }

    [Fact]
    public void Long_hostile_texts_are_read_in_time_that_grows_with_their_length()
    {
        foreach (var part in (string[])["1", "1-", "95 ", "400 ", "a.", "a@", "xn--", "解冻费交", "是吗", "*x", "0086", "lakala."])
        {
            var text = string.Concat(Enumerable.Repeat(part, 1_000))[..1_000];
            Check.Check(text);
            var watch = Stopwatch.StartNew();
            Check.Check(text);
            Assert.True(watch.ElapsedMilliseconds < 250, $"'{part}' took {watch.ElapsedMilliseconds} ms.");
        }
    }

    [Fact]
    public void Every_lookalike_is_found_and_never_a_contact()
    {
        foreach (var host in RealPack.Pack.Lookalikes)
            Assert.Equal(Finding.Lookalike, Verdict($"www.{host} 是官网吗").Finding);
    }

    static ContactVerdict Verdict(string text) => Check.Check(text).Verdict ?? throw new Xunit.Sdk.XunitException($"'{text}' has no verdict.");
}
