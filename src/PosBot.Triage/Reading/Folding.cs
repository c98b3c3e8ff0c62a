using System.Globalization;

namespace PosBot.Triage.Reading;

/// <summary>
/// Full width, case, traditional characters, exotic digits and invisible characters: one form for all of them.
/// Per character, so every span found in the folded text has an exact place in what the person wrote.
/// </summary>
public static class Folding
{
    /// <summary>Characters read of one message; what follows is ignored.</summary>
    public const int Cap = 2_000;

    public static Folded Fold(string text)
    {
        var folded = new Folded();
        Fold(text, folded);
        return folded;
    }

    /// <summary>Folds into a buffer that the caller keeps, so that a turn allocates nothing here.</summary>
    public static void Fold(ReadOnlySpan<char> text, Folded into) => Fold(text, into, Cap);

    internal static void Fold(ReadOnlySpan<char> text, Folded into, int cap)
    {
        into.Clear();
        var i = 0;
        while (i < text.Length)
        {
            if (i >= cap || into.Length >= cap)
            {
                into.Truncated = true;
                break;
            }

            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                // Mathematical and other styled digits hide numbers from a mask; every other astral character stays as it is.
                var digit = CharUnicodeInfo.GetDigitValue(text.Slice(i, 2).ToString(), 0);
                if (digit >= 0)
                {
                    into.Add((char)('0' + digit), i);
                }
                else
                {
                    into.Add(c, i);
                    into.Add(text[i + 1], i + 1);
                }

                i += 2;
                continue;
            }

            var folded = Fold(c);
            if (folded != '\0')
                into.Add(folded, i);
            i++;
        }

        into.Map[into.Length] = i;
    }

    /// <summary>The folded form of one character; NUL where it is dropped.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80)
            return c switch
            {
                >= 'A' and <= 'Z' => (char)(c | 0x20),
                '\t' or '\n' or '\r' or '\f' or '\v' => ' ',
                < ' ' or '\x7f' => '\0',
                _ => c,
            };
        if (c is >= '\uFF01' and <= '\uFF5E')
            return Fold((char)(c - 0xFEE0));
        return c switch
        {
            '\u00A5' or '\uFFE5' => '¥',
            '\u3000' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u2028' or '\u2029' or '\u0085' => ' ',
            '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or '\uFEFF' or '\u20E3' or '\uFE0F' or '\uFE0E' => '\0',
            (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE63' or '\uFE58' or '\u2500' => '-',
            '\u301C' or '\u223C' or '\u02DC' => '~',
            '\u2018' or '\u2019' or '\u02BC' or '\u2032' => '\'',
            '\u201C' or '\u201D' or '\u300C' or '\u300D' or '\u300E' or '\u300F' => '"',
            '\u3001' => ',',
            '\u2026' => '.',
            >= '\u0660' and < '\u2E80' => FoldedDigit(c),
            _ when char.IsAscii(c) => c,
            >= '\u2E80' => FoldTables.Simplified[c],
            _ => char.ToLowerInvariant(FoldedDigit(c)),
        };
    }

    /// <summary>Toneless syllable of a folded character; 0 where it has none.</summary>
    public static ushort Syllable(char folded) => folded < 0x3400 ? (ushort)0 : FoldTables.Syllables[folded];

    /// <summary>A character of a script that is written without spaces.</summary>
    public static bool IsHan(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    // Superscripts, circled and foreign digits: one digit each, or the character itself.
    static char FoldedDigit(char c)
    {
        var digit = CharUnicodeInfo.GetDigitValue(c);
        return digit >= 0 ? (char)('0' + digit) : char.ToLowerInvariant(c);
    }
}
