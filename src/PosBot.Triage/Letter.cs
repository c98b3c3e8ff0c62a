using System.Collections.Immutable;
using System.Text;

namespace PosBot.Triage;

/// <summary>How a line of a letter stands on paper.</summary>
public enum LetterLineKind { Text, Heading, Item, Signature }

/// <summary>A line of a letter as content has it: it stands in the letter where its condition holds.</summary>
/// <param name="Text">With placeholders.</param>
/// <param name="Number">1-based line of the file, for messages.</param>
public sealed record TemplateLine(Condition When, LetterLineKind Kind, string Text, int Number);

/// <summary>A letter before it is filled.</summary>
/// <param name="When">For whom it is; a company does not write the letter of a natural person.</param>
public sealed record LetterTemplate(string Id, string Locale, Condition When, string Title, ImmutableArray<TemplateLine> Lines);

/// <summary>A line as it is read.</summary>
public sealed record LetterLine(LetterLineKind Kind, string Text);

/// <summary>A filled letter: what is known stands in it, what is not known is a blank that says what to fill in.</summary>
public sealed record Letter(string Id, string Locale, string Title, ImmutableArray<LetterLine> Lines)
{
    /// <summary>The letter in plain text, lines ended by \n.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Title).Append('\n');
            var before = LetterLineKind.Heading;
            foreach (var line in Lines)
            {
                // A line of air before a heading and before the signatures.
                if (line.Kind == LetterLineKind.Heading || (line.Kind == LetterLineKind.Signature && before != LetterLineKind.Signature)) text.Append('\n');
                text.Append(line.Text).Append('\n');
                before = line.Kind;
            }

            return text.ToString().TrimEnd('\n');
        }
    }
}
