using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using PosBot.Downloads;
using PosBot.Tests.Triage;
using PosBot.Triage;

namespace PosBot.Tests.Service;

/// <summary>The Word file of every letter is valid and holds the letter, line for line.</summary>
public sealed class LetterDocumentTests
{
    public static TheoryData<string, string> All => LetterTests.All;

    [Theory, MemberData(nameof(All))]
    public void The_word_file_is_valid_and_holds_every_line(string id, string locale)
    {
        foreach (var name in LetterAnswers.Names)
        {
            var letter = new Letters(new Judgement(RealPack.Pack)).Write(id, locale, LetterAnswers.Of(name), LetterAnswers.Today)!;
            using var stream = new MemoryStream(LetterDocument.Write(letter));
            using var file = WordprocessingDocument.Open(stream, isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}"));
            var paragraphs = file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(paragraph => paragraph.InnerText);
            Assert.Equal([letter.Title, .. letter.Lines.Select(line => line.Text)], paragraphs);
        }
    }

    [Fact]
    public void The_word_file_names_nobody_as_its_author()
    {
        var letter = new Letter("zz", "zh-CN", "信", [new(LetterLineKind.Text, "一")]);
        using var file = WordprocessingDocument.Open(new MemoryStream(LetterDocument.Write(letter)), isEditable: false);
        Assert.True(string.IsNullOrEmpty(file.PackageProperties.Creator) && string.IsNullOrEmpty(file.PackageProperties.LastModifiedBy));
    }
}
