using PosBot.Triage.Reading;

namespace PosBot.Tests.Triage.Reading;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("ＰＯＳ機到賬", "pos机到账")]
    [InlineData("錢沒到帳戶裡面", "钱没到帐户里面")]
    [InlineData("￥１，２００．５０", "¥1,200.50")]
    [InlineData("①②③", "123")]
    [InlineData("𝟏𝟑𝟖", "138")]
    [InlineData("到\u200B账\uFEFF了", "到账了")]
    [InlineData("T－1～D—0", "t-1~d-0")]
    [InlineData("係咪", "是咪")]
    public void Spelling_differences_fold_away(string text, string expected) => Assert.Equal(expected, Folding.Fold(text).ToString());

    [Fact]
    public void A_folded_stretch_leads_back_to_the_original()
    {
        const string text = "卡\u200B號：６２２２ ok";
        var folded = Folding.Fold(text);
        var at = folded.ToString().IndexOf("6222", StringComparison.Ordinal);
        var (start, length) = folded.Original(at, 4);
        Assert.Equal("６２２２", text.Substring(start, length));
    }

    [Fact]
    public void Reading_stops_at_the_cap()
    {
        var folded = Folding.Fold(new string('钱', 10_000));
        Assert.Equal(Folding.Cap, folded.Length);
        Assert.True(folded.Truncated);
    }

    [Theory]
    [InlineData('账', '帐')]
    [InlineData('刷', '唰')]
    [InlineData('到', '道')]
    public void Homophones_have_one_syllable(char a, char b)
    {
        Assert.NotEqual(0, Folding.Syllable(a));
        Assert.Equal(Folding.Syllable(a), Folding.Syllable(b));
    }

    [Fact]
    public void Folding_twice_changes_nothing_more()
    {
        for (var c = '\u0001'; c < '\uFFFF'; c++)
            if (!char.IsSurrogate(c) && Folding.Fold(c) is not '\0' and var folded)
                Assert.True(Folding.Fold(folded) == folded, $"U+{(int)c:X4} folds to U+{(int)folded:X4} and that to U+{(int)Folding.Fold(folded):X4}");
    }
}
