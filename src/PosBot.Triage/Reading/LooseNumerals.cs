namespace PosBot.Triage.Reading;

/// <summary>Numbers that begin with no digit: 几千, 万把块.</summary>
internal static class LooseNumerals
{
    public static bool TryVague(ReadOnlySpan<char> text, int start, out Number number)
    {
        var i = start + 1;
        while (i < text.Length && Numerals.Unit(text[i]) > 0)
            i++;
        number = new Number(start, i, 0, 0) { Vague = true, Approximate = true, Magnitude = i > start + 1, IsHan = true };
        return i > start + 1;
    }

    // 万把块, 千把块, 百来块, 百十块
    public static bool TryAbout(ReadOnlySpan<char> text, int start, out Number number)
    {
        number = default;
        if (start + 1 >= text.Length || text[start + 1] is not ('把' or '来' or '十'))
            return false;
        if (start + 2 >= text.Length || text[start + 2] is not ('块' or '元' or '来'))
            return false;
        var value = Numerals.Unit(text[start]);
        number = new Number(start, text[start + 2] == '来' ? start + 3 : start + 2, value, value) { Approximate = true, Magnitude = true, IsHan = true };
        return true;
    }
}
