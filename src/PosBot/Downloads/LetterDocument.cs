using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PosBot.Triage;

namespace PosBot.Downloads;

/// <summary>A letter as a Word file, on A4, with real headings so that a screen reader can walk them.</summary>
static class LetterDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // Twentieths of a point: A4 and margins of 2.54 cm; half points for the letter sizes.
    const uint Width = 11906, Height = 16838, Margin = 1440;

    public static byte[] Write(Letter letter)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles(letter.Locale);
            main.Document = new Document(new Body([
                Paragraph("Title", letter.Title),
                .. letter.Lines.Select(line => Paragraph(StyleOf(line.Kind), line.Text)),
                new SectionProperties(
                    new PageSize { Width = Width, Height = Height },
                    new PageMargin { Top = (int)Margin, Right = Margin, Bottom = (int)Margin, Left = Margin, Header = Margin / 2, Footer = Margin / 2, Gutter = 0 }),
            ]));
        }

        return stream.ToArray();
    }

    static string StyleOf(LetterLineKind kind) => kind switch
    {
        LetterLineKind.Heading => "Heading1",
        LetterLineKind.Item => "ListParagraph",
        LetterLineKind.Signature => "Signature",
        _ => "Normal",
    };

    static Paragraph Paragraph(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    static Styles Styles(string locale) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "SimSun" },
                new FontSize { Val = "24" },
                new Languages { Val = locale == "zh-CN" ? "en-US" : locale, EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "80", Line = "360", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", new StyleParagraphProperties(), bold: false, isDefault: true),
        Style("Title", "Title", new StyleParagraphProperties(new SpacingBetweenLines { After = "320" }, new Justification { Val = JustificationValues.Center }), bold: true, size: "36"),
        Style("Heading1", "heading 1", new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240" }, new OutlineLevel { Val = 0 }), bold: true),
        Style("ListParagraph", "List Paragraph", new StyleParagraphProperties(new Indentation { Left = "420", Hanging = "420" }), bold: false),
        Style("Signature", "Signature", new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240" }, new Justification { Val = JustificationValues.Right }), bold: false));

    static Style Style(string id, string name, StyleParagraphProperties paragraph, bool bold, string? size = null, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, StyleName = new StyleName { Val = name } };
        if (isDefault) style.Default = true;
        else style.Append(new BasedOn { Val = "Normal" });
        if (id is "Title" or "Heading1") style.Append(new NextParagraphStyle { Val = "Normal" });
        style.Append(new PrimaryStyle());
        if (paragraph.HasChildren) style.Append(paragraph);
        if (!bold && size is null) return style;
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        if (size is not null) run.Append(new FontSize { Val = size });
        style.Append(run);
        return style;
    }
}
