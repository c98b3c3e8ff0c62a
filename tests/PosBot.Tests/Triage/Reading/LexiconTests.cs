using System.Text;
using PosBot.Triage.Reading;

namespace PosBot.Tests.Triage.Reading;

public sealed class LexiconTests
{
    static readonly Lexicon Words = Lexicon.Parse("""
        {"concepts":{"arrive":["到账","=入账","arriv*"],"support":["客服","客服电话","customer service"],"transfer":["转账","transferred"],"kill":["=杀了"]}}
        """u8);

    [Theory]
    [InlineData("钱到账了", "arrive")]
    [InlineData("钱到賬了", "arrive")]
    [InlineData("钱到帐了", "arrive~")]
    [InlineData("钱道账了", "arrive~")]
    [InlineData("钱道长了", "")]
    [InlineData("钱入账", "arrive")]
    [InlineData("钱入帐", "")]
    [InlineData("没到账", "-arrive")]
    [InlineData("没有到账", "-arrive")]
    [InlineData("不是没到账", "arrive")]
    [InlineData("到没到账", "arrive")]
    [InlineData("不但到账", "arrive")]
    [InlineData("没，到账", "arrive")]
    [InlineData("别转账", "-transfer")]
    [InlineData("客服电话", "support")]
    [InlineData("money arrived", "arrive")]
    [InlineData("it has not arrived", "-arrive")]
    [InlineData("hasn't arrived yet", "-arrive")]
    [InlineData("I never transferred", "-transfer")]
    [InlineData("carrive", "")]
    [InlineData("Customer Service", "support")]
    public void A_concept_is_found_with_its_denial(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Words.Read(Folding.Fold(text)).Select(h => $"{(h.Negated ? "-" : "")}{Words.Concepts[h.Concept]}{(h.ByPinyin ? "~" : "")}")));

    [Fact]
    public void The_longer_word_of_one_concept_takes_the_place_of_the_shorter()
    {
        var hit = Assert.Single(Words.Read(Folding.Fold("打客服电话")));
        Assert.Equal((1, 4), (hit.Start, hit.Length));
    }

    [Fact]
    public void A_concept_without_words_is_refused_by_name()
    {
        var error = Assert.Throws<InvalidDataException>(() => Lexicon.Parse(Encoding.UTF8.GetBytes("""{"concepts":{"empty":[]}}""")));
        Assert.Contains("empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_concept_is_named_in_the_error() => Assert.Contains("nothing", Assert.Throws<KeyNotFoundException>(() => Words.Number("nothing")).Message, StringComparison.Ordinal);
}
