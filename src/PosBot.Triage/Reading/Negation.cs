namespace PosBot.Triage.Reading;

/// <summary>Whether a word is denied: a negator within three characters before it (three words in English), two of them cancel out.</summary>
internal static class Negation
{
    // 不但, 不过, 别人, 没准: they begin like a negator and deny nothing.
    static readonly string[] Harmless = ["不但", "不仅", "不过", "不管", "不光", "不久", "不止", "不好意思", "不知", "不晓得", "不清楚", "不懂", "不停", "不断", "别人", "别的", "别家", "没准", "没事", "没完", "无论", "无缘无故", "无故", "无法", "非常", "非要", "未来", "差不多", "对不起", "了不起", "不如", "不然", "不就"];

    static readonly string[] Latin = ["not", "no", "never", "without", "cannot", "nothing", "nobody", "none", "neither", "nor", "hardly"];

    public static bool Of(Folded text, int start, int end)
    {
        var count = char.IsAsciiLetter(text[start]) ? English(text, start) : Han(text, start, end);
        return count % 2 == 1;
    }

    static int Han(Folded text, int start, int end)
    {
        var count = 0;
        for (var i = start - 1; i >= Math.Max(0, start - 3); i--)
        {
            var c = text[i];
            if (c is ',' or '。' or ';' or '!' or '?' or ' ' or ':')
                break;
            if (!IsNegator(c) || IsHarmless(text, i))
                continue;
            // 到不到, 有没有, 是不是: a question, no denial. 没不 would be two.
            if (i > 0 && i + 1 < text.Length && text[i - 1] == text[i + 1])
                continue;
            count++;
            // 并没有, 不是没: the second half of a pair further left is looked at too, since it cancels this one.
            if (i == start - 3 || (i > 0 && IsNegator(text[i - 1])))
                for (var j = i - 1; j >= Math.Max(0, i - 2) && !(text[j] is ',' or '。' or '?' or '!'); j--)
                    if (IsNegator(text[j]) && !IsHarmless(text, j) && !(j > 0 && text[j - 1] == text[j + 1]) && j < start - 3)
                        count++;
        }

        // 到账没, 到账没有: asks.
        _ = end;
        return count;
    }

    static bool IsNegator(char c) => c is '没' or '不' or '未' or '别' or '无' or '非' or '勿' or '莫' or '冇' or '唔' or '甭' or '木' or '否' or '沒' or '拒';

    static bool IsHarmless(Folded text, int i)
    {
        if (text[i] is '木' && !(i + 1 < text.Length && text[i + 1] == '有'))
            return true;
        foreach (var word in Harmless)
        {
            var at = word.IndexOf(text[i]);
            while (at >= 0)
            {
                if (i - at >= 0 && i - at + word.Length <= text.Length && text.Text.Slice(i - at, word.Length).SequenceEqual(word))
                    return true;
                at = word.IndexOf(text[i], at + 1);
            }
        }

        return false;
    }

    static int English(Folded text, int start)
    {
        var (count, words, end) = (0, 0, start);
        while (words < 3 && end > 0)
        {
            while (end > 0 && text[end - 1] == ' ')
                end--;
            var begin = end;
            while (begin > 0 && (char.IsAsciiLetter(text[begin - 1]) || text[begin - 1] == '\''))
                begin--;
            if (begin == end)
                break;
            var word = text.Text[begin..end];
            if (word.EndsWith("n't") || word is "dont" or "didnt" or "hasnt" or "havent" or "cant" or "wont" or "isnt" or "wasnt" or "doesnt" or "couldnt")
                count++;
            else
                foreach (var negator in Latin)
                    if (word.SequenceEqual(negator))
                        count++;
            words++;
            end = begin;
        }

        return count;
    }
}
