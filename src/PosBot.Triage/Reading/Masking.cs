using System.Text;

namespace PosBot.Triage.Reading;

/// <summary>Takes card, phone, identity and account numbers out of a text before anything is written down.</summary>
public static class Masking
{
    // Masking never cuts: what lies beyond the reading cap is stored as well and must be just as clean.
    const int NoCap = int.MaxValue;

    /// <summary>The text with every personal number masked; a card keeps its last four digits, other numbers none. Separators stay.</summary>
    public static string Mask(string text)
    {
        if (!MayHoldNumber(text))
            return text;
        var folded = new Folded();
        Folding.Fold(text, folded, NoCap);
        var groups = new DigitGroups(folded);
        var numbers = PersonalNumbers.Find(groups);
        if (numbers.Count == 0)
            return text;
        var masked = new StringBuilder(text.Length);
        var done = 0;
        foreach (var number in numbers)
        {
            var kept = number.Kind == IdentifierKind.Card ? 4 : 0;
            for (var a = 0; a < number.AtomCount - kept; a++)
                Star(groups.Atoms[number.FirstAtom + a].Start, groups.Atoms[number.FirstAtom + a].End);
            var lastEnd = groups.Atoms[number.FirstAtom + number.AtomCount - 1].End;
            if (number.End > lastEnd)
                Star(lastEnd, number.End);
        }

        return masked.Append(text, done, text.Length - done).ToString();

        void Star(int start, int end)
        {
            var from = folded.Original(start);
            masked.Append(text, done, from - done).Append('*');
            done = folded.Original(end);
        }
    }

    // Most messages hold no long number: seven digits of any kind are the least that is ever masked.
    static bool MayHoldNumber(string text)
    {
        var digits = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c) || c > 0x7F || char.IsAsciiLetter(c))
                if (++digits >= 7)
                    return true;
        return false;
    }
}
