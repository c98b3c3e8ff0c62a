using System.Globalization;
using System.Text;
using PosBot.Triage.Reading;

namespace PosBot.Privacy;

/// <summary>One text of a person, made fit to be read and written down.</summary>
static class PlainText
{
    // The shortest number that identifies somebody has seven digits (a landline); the shortest word for a digit has two letters.
    const int Digit = 2, Letter = 1, Fewest = 7 * Digit;
    const string ChineseDigits = "零〇○一二两三四五六七八九十幺壹贰叁肆伍陆柒捌玖拾";

    /// <summary>Control characters, half surrogates, bidi marks and invisible characters are gone; card, phone, identity and account numbers are masked.</summary>
    public static string Clean(string text)
    {
        var visible = Visible(text);
        return MayIdentify(visible) ? Masking.Mask(visible) : visible;
    }

    static string Visible(string text)
    {
        for (var index = 0; index < text.Length; index++)
            if (!IsFit(text, index)) return Filter(text, index);
        return text;
    }

    static string Filter(string text, int from)
    {
        var kept = new StringBuilder(text, 0, from, text.Length);
        for (var index = from; index < text.Length; index++)
            if (IsFit(text, index)) kept.Append(text[index]);
        return kept.ToString();
    }

    static bool IsFit(string text, int index)
    {
        var character = text[index];
        return character switch
        {
            '\n' or '\r' or '\t' => true,
            < ' ' or (>= '\u007F' and <= '\u009F') => false,
            < '\u00AD' => true,
            // Soft hyphen, zero-width space, word joiner and the rest of the invisible: they would split a number before it is looked for.
            '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' => false,
            (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB') => false,
            // Joiners hold emoji together, but between digits they only hide a number.
            '\u200C' or '\u200D' => !IsDigit(text, index - 1) && !IsDigit(text, index + 1),
            >= '\uD800' and <= '\uDBFF' => index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]),
            >= '\uDC00' and <= '\uDFFF' => index > 0 && char.IsHighSurrogate(text[index - 1]),
            _ => true,
        };
    }

    static bool IsDigit(string text, int index) => index >= 0 && index < text.Length && !char.IsSurrogate(text[index]) && MayBeDigit(text[index]);

    // Most strings of an activity are a few letters and nobody's number; the masking itself looks much closer.
    static bool MayIdentify(string text)
    {
        var weight = 0;
        foreach (var character in text)
        {
            weight += char.IsAsciiLetter(character) ? Letter : MayBeDigit(character) ? Digit : 0;
            if (weight >= Fewest) return true;
        }
        return false;
    }

    static bool MayBeDigit(char character) =>
        character < '\u0080' ? char.IsAsciiDigit(character) : char.IsSurrogate(character) || CharUnicodeInfo.GetUnicodeCategory(character) is
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber || ChineseDigits.Contains(character);
}
