namespace PosBot.Triage.Reading;

/// <summary>Reads one number at a place: 3,800.00, 三千八, 3千8, 1.2万, 十来万, 三四千, 几千, 二〇二六.</summary>
internal static class Numerals
{
    const int Longest = 32;

    const decimal Largest = 1_000_000_000_000m;

    /// <summary>Value of a Chinese digit, -1 for anything else.</summary>
    public static int Digit(char c) => c switch
    {
        '零' or '〇' => 0,
        '一' or '壹' or '幺' => 1,
        '二' or '贰' or '两' or '俩' => 2,
        '三' or '叁' or '仨' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    public static int Unit(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };

    public static bool TryRead(ReadOnlySpan<char> text, int start, out Number number)
    {
        number = default;
        var first = text[start];
        if (first is '几' or '数')
            return LooseNumerals.TryVague(text, start, out number);
        if (first is '百' or '千' or '万')
            return LooseNumerals.TryAbout(text, start, out number);
        if (!char.IsAsciiDigit(first) && Digit(first) < 0 && Unit(first) != 10)
            return false;
        if (start > 0 && char.IsAsciiDigit(first) && (char.IsAsciiDigit(text[start - 1]) || (text[start - 1] == '.' && start > 1 && char.IsAsciiDigit(text[start - 2]))))
            return false;
        if (Digit(first) >= 0 && Run(text, start) is >= 3 and var run)
            return Spell(text, start, run, out number);
        return Parse(text, start, ref number);
    }

    static bool Parse(ReadOnlySpan<char> text, int start, ref Number number)
    {
        decimal total = 0, section = 0, current = -1, high = -1, spread = 0;
        var (lastUnit, zero, approximate, han, magnitude, commas) = (0, false, false, true, false, false);
        var (digits, decimals, lastDigits, i) = (0, 0, 0, start);
        // Nobody writes a sum in more characters, and no sum is larger: hostile text gets no further.
        for (; i < text.Length && i - start < Longest && total + section < Largest; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                if (current >= 0)
                    break;
                han = false;
                var end = Arabic(text, i, out current, out lastDigits, out var places, out var grouped);
                if (lastUnit > 0 && (lastDigits > 4 || (decimal)Math.Pow(10, lastDigits) > lastUnit))
                {
                    current = -1;
                    break;
                }

                (digits, decimals, commas) = (Math.Max(digits, lastDigits), places, grouped);
                i = end - 1;
                if (i + 2 < text.Length && text[i + 1] == ' ' && text[i + 2] is '万' or '千')
                    i++;
            }
            else if (Digit(c) is >= 0 and var digit)
            {
                if (digit == 0 && current < 0 && (section > 0 || total > 0))
                {
                    zero = true;
                    continue;
                }

                if (current >= 0)
                {
                    // 三四千, 两三万: two neighbours are a range; anything else ends the number.
                    if (high >= 0 || !han || digit <= current || digit > current + 2)
                        break;
                    high = digit;
                    continue;
                }

                (current, lastDigits) = (digit, 1);
                // 三点五万
                if (i + 3 < text.Length && text[i + 1] == '点' && Digit(text[i + 2]) is >= 0 and var tenth && text[i + 3] is '万' or '千')
                {
                    current += tenth / 10m;
                    i += 2;
                }
            }
            else if (Unit(c) is > 0 and var unit && (current >= 0 || unit == 10 || (approximate && section > 0) || (unit >= 10_000 && (section > 0 || total > 0))))
            {
                if (unit >= 10_000)
                {
                    if (current < 0 && section == 0 && total == 0)
                        break;
                    // 三四万, 二三十万: the spread grows with the unit
                    if (high >= 0)
                        spread = high - current;
                    spread *= unit;
                    total = (total + section + Math.Max(current, 0)) * unit;
                    section = 0;
                }
                else
                {
                    if (lastUnit is > 0 and < 10_000 && unit >= lastUnit && section > 0)
                        break;
                    if (high >= 0)
                        spread = (high - current) * unit;
                    section += (current < 0 ? 1 : current) * unit;
                }

                magnitude |= unit >= 100;
                (current, high, lastUnit, zero) = (-1, -1, unit, false);
            }
            else if (c is 'w' or 'k' && current >= 0 && !han && (i + 1 == text.Length || !char.IsAsciiLetter(text[i + 1])))
            {
                total = (total + section + current) * (c == 'w' ? 10_000 : 1_000);
                (section, current, magnitude, lastUnit) = (0, -1, true, 1);
            }
            else if (c is '多' or '来' or '余' or '几' && i > start && !approximate && IsLoose(text, i, current >= 0 && lastUnit == 0 && han))
            {
                approximate = true;
            }
            else
            {
                break;
            }
        }

        if (current >= 0)
        {
            // 三千八 is 3800, 三千零八 is 3008; 十五 is 15.
            var step = lastUnit >= 100 && !zero && lastDigits == 1 && decimals == 0 ? lastUnit / 10 : 1;
            section += current * step;
            if (high >= 0)
                spread = (high - current) * step;
        }

        total += section;
        number = new Number(start, i, total, total + spread)
        {
            Approximate = approximate || spread > 0, Magnitude = magnitude, IsHan = han, Digits = digits, Decimals = decimals, Commas = commas,
        };
        return i > start;
    }

    // 多 after a number: 三千多, 30多天; but 刷了500多扣了50 speaks of 多扣.
    static bool IsLoose(ReadOnlySpan<char> text, int at, bool bareHanDigit)
    {
        if (bareHanDigit)
            return text[at] == '多' && at + 1 < text.Length && text[at + 1] is '万' or '千' or '百' or '个';
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return text[at] switch
        {
            '多' => next is not ('扣' or '收' or '刷' or '打' or '出' or '付' or '算' or '少' or '次' or '久' or '划' or '转'),
            '几' => next is not ('次' or '回' or '遍'),
            '来' => next is '万' or '块' or '天' or '个' or '千' or '百' or '元' or '年' or '笔' or '号' or '分',
            _ => next is not ('额' or '下'),
        };
    }

    static int Arabic(ReadOnlySpan<char> text, int start, out decimal value, out int digits, out int places, out bool commas)
    {
        (value, digits, places, commas) = (0, 0, 0, false);
        var i = start;
        for (; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits++;
                // Longer runs are identifiers; the value stays within range and is never read.
                if (digits <= 18)
                    value = value * 10 + (text[i] - '0');
            }
            else if (text[i] == ',' && digits > 0 && (commas ? true : digits <= 3) && Run3(text, i + 1))
            {
                commas = true;
            }
            else
            {
                break;
            }
        }

        if (i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1]))
        {
            var scale = 0.1m;
            for (i++; i < text.Length && char.IsAsciiDigit(text[i]); i++, places++)
                if (places < 6)
                {
                    value += (text[i] - '0') * scale;
                    scale /= 10;
                }
        }

        return i;
    }

    static bool Run3(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2])
        && (at + 3 == text.Length || !char.IsAsciiDigit(text[at + 3]));

    static int Run(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        while (i < text.Length && i - start < Longest && Digit(text[i]) >= 0 && text[i] is not ('两' or '俩' or '仨'))
            i++;
        // 一百零五 has a unit in it; a run before a unit is not spelled either.
        return i < text.Length && Unit(text[i]) > 0 ? 0 : i - start;
    }

    static bool Spell(ReadOnlySpan<char> text, int start, int run, out Number number)
    {
        decimal value = 0;
        for (var i = start; i < start + Math.Min(run, 18); i++)
            value = value * 10 + Digit(text[i]);
        number = new Number(start, start + run, value, value) { IsHan = true, Spelled = true };
        return true;
    }
}
