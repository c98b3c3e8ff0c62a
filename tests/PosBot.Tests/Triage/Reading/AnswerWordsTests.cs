using PosBot.Triage.Reading;

namespace PosBot.Tests.Triage.Reading;

public sealed class AnswerWordsTests
{
    static readonly AnswerWords Answers = AnswerWords.Parse(
        """
        # 例句

        ## yes

        - 有
        - 是的
        - 打过了
        - 没错
        - 收到过
        - 不是没有，有的
        - 嗯

        ## no

        - 没有
        - 不是
        - 没打
        - 不
        - 没收到

        ## unknown

        - 不清楚
        - 不知道
        - 没看
        - 忘了

        ## skip

        - 跳过
        - 不想说
        """,
        """
        ## yes
        - yes
        - I have
        ## no
        - no
        - not yet
        - I don't
        ## unknown
        - not sure
        - don't know
        ## skip
        - skip it
        """);

    [Theory]
    [InlineData("有", AnswerKind.Yes)]
    [InlineData("有啊！", AnswerKind.Yes)]
    [InlineData("是的，打过两次", AnswerKind.Yes)]
    [InlineData("打过了呀", AnswerKind.Yes)]
    [InlineData("没错", AnswerKind.Yes)]
    [InlineData("不是没有，有的", AnswerKind.Yes)]
    [InlineData("沒有", AnswerKind.No)]
    [InlineData("没有打过", AnswerKind.No)]
    [InlineData("不", AnswerKind.No)]
    [InlineData("不是的", AnswerKind.No)]
    [InlineData("不清楚", AnswerKind.Unknown)]
    [InlineData("我也不清楚啊", AnswerKind.Unknown)]
    [InlineData("不知道有没有", AnswerKind.Unknown)]
    [InlineData("没看呢", AnswerKind.Unknown)]
    [InlineData("跳过", AnswerKind.Skip)]
    [InlineData("这个不想说", AnswerKind.Skip)]
    [InlineData("Yes.", AnswerKind.Yes)]
    [InlineData("I have called them", AnswerKind.Yes)]
    [InlineData("not yet", AnswerKind.No)]
    [InlineData("I'm not sure", AnswerKind.Unknown)]
    [InlineData("I don't know", AnswerKind.Unknown)]
    [InlineData("拉卡拉", AnswerKind.None)]
    [InlineData("yesterday", AnswerKind.None)]
    [InlineData("", AnswerKind.None)]
    [InlineData("？？", AnswerKind.None)]
    public void A_short_answer_is_read(string text, AnswerKind expected) => Assert.Equal(expected, Answers.Read(text));

    static readonly AnswerOption[] Cycles = [new("t1", ["T+1", "第二天到", "次日"]), new("instant", ["秒到", "D+0", "实时到账"]), new("unsure", ["不清楚", "不知道"])];

    [Theory]
    [InlineData("t+1", "t1")]
    [InlineData("应该是第二天到吧", "t1")]
    [InlineData("秒到的", "instant")]
    [InlineData("不是秒到，是次日", "t1")]
    [InlineData("不清楚", "unsure")]
    public void The_option_that_is_named_is_chosen(string text, string expected) => Assert.Equal(new OptionMatch(expected, false), Answers.Match(text, Cycles));

    [Fact]
    public void Two_options_named_alike_are_ambiguous() => Assert.True(Answers.Match("秒到次日", Cycles).Ambiguous);

    [Fact]
    public void A_text_that_names_no_option_matches_none() => Assert.Equal(default, Answers.Match("拉卡拉", Cycles));
}
