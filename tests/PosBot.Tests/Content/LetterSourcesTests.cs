using System.Text.RegularExpressions;

using PosBot.Tests.Triage;

namespace PosBot.Tests.Content;

/// <summary>A letter cites law only where a fact cites it: title, number and article.</summary>
public sealed partial class LetterSourcesTests
{
    static readonly ClaimOf[] Sources = [.. RealPack.Pack.Facts.Values.SelectMany(fact => fact.Sources).Select(source => new ClaimOf(source.Title, source.Number ?? "", source.Article ?? ""))];

    public static TheoryData<string> Ids => [.. RealPack.Pack.Letters.Keys.Select(key => key.Id).Distinct().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Ids))]
    public void Every_document_and_article_in_a_letter_is_a_facts(string id)
    {
        var cited = 0;
        foreach (var line in RealPack.Pack.Letters[(id, "zh-CN")].Lines)
        {
            var titles = Title().Matches(line.Text).ToArray();
            for (var i = 0; i < titles.Length; i++)
            {
                // What stands after a title, up to the next one, is its number and its articles.
                var end = i + 1 < titles.Length ? titles[i + 1].Index : line.Text.Length;
                var (title, rest) = (titles[i].Groups["title"].Value, line.Text[titles[i].Index..end]);
                var of = Sources.Where(source => source.Title == title).ToArray();
                Assert.True(of.Length > 0, $"{id}({line.Number}): no fact has '{title}' as a source.");
                foreach (Match number in Number().Matches(rest))
                    Assert.True(of.Any(source => source.Number == number.Groups["number"].Value), $"{id}({line.Number}): no fact gives '{title}' the number '{number.Groups["number"].Value}'.");
                foreach (Match article in Article().Matches(rest))
                    Assert.True(of.Any(source => source.Article.Contains(article.Value, StringComparison.Ordinal)), $"{id}({line.Number}): no fact cites {article.Value} of '{title}'.");
                cited++;
            }
        }

        Assert.True(cited > 0, $"{id} cites nothing.");
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_english_letter_cites_the_same_articles(string id)
    {
        var (chinese, english) = (RealPack.Pack.Letters[(id, "zh-CN")].Lines, RealPack.Pack.Letters[(id, "en-US")].Lines);
        foreach (var (zh, en) in chinese.Zip(english).Where(pair => Title().IsMatch(pair.First.Text)))
        {
            var theirs = Article().Matches(zh.Text).SelectMany(article => article.Value.Split('条')[0].Split('第', '至')).Where(part => part.Length > 0).Select(Count).Order();
            var ours = EnglishArticle().Matches(Paragraph().Replace(en.Text, "")).SelectMany(found => Figure().Matches(found.Value)).Select(figure => int.Parse(figure.Value)).Order();
            Assert.Equal(theirs, ours);
        }
    }

    static int Count(string numeral)
    {
        var (sum, digit) = (0, 0);
        foreach (var sign in numeral)
        {
            if ("一二三四五六七八九".IndexOf(sign) is >= 0 and var at) digit = at + 1;
            else (sum, digit) = (sum + (Math.Max(digit, 1) * (sign == '百' ? 100 : 10)), 0);
        }

        return sum + digit;
    }

    [GeneratedRegex("《(?<title>[^》]+)》")]
    private static partial Regex Title();

    [GeneratedRegex("》（(?<number>[^）]*号)）")]
    private static partial Regex Number();

    [GeneratedRegex("第[一二三四五六七八九十百至]+条(第[一二三]款)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Article();

    [GeneratedRegex("Articles? [0-9]+((, | and | to )[0-9]+)*", RegexOptions.ExplicitCapture)]
    private static partial Regex EnglishArticle();

    [GeneratedRegex(" paragraph [0-9]+")]
    private static partial Regex Paragraph();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Figure();

    sealed record ClaimOf(string Title, string Number, string Article);
}
