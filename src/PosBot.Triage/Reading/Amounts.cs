namespace PosBot.Triage.Reading;

/// <summary>Sums of money on what is left; a number is money only with a sign, a unit, a magnitude, or a verb of paying near it.</summary>
internal static class Amounts
{
    static readonly string[] Prefixes = ["人民币", "hk$", "us$", "rmb", "cny", "hkd", "usd", "¥", "$"];

    static readonly string[] Suffixes = ["块大洋", "元整", "块钱", "块整", "人民币", "港币", "港元", "美元", "美金", "块", "元", "圆", "蚊", "rmb", "cny", "yuan", "kuai", "bucks", "hkd", "usd", "dollars"];

    static readonly string[] Counters =
    [
        "小时", "分钟", "星期", "礼拜", "工作日", "自然日", "公里", "平方", "个月", "多个", "多笔", "多台", "多天", "多次", "多人", "来个", "来笔", "来天", "天", "号", "点", "笔", "次", "台", "个", "人", "位", "名", "家", "户", "单", "条", "张", "年", "月", "日", "周", "时", "秒", "分", "岁", "%", "倍", "折", "路", "楼", "层",
        "斤", "米", "箱", "盒", "瓶", "碗", "桌", "件", "双", "套", "种", "遍", "回", "趟", "页", "步", "期", "级", "度", "位数", "群", "粉", "股", "字", "km", "kg", "days", "day", "hours", "hour", "hrs", "minutes", "mins", "times", "weeks", "months", "years", "people", "customers", "transactions", "txns", "orders", "terminals",
        "machines", "calls", "sales", "payments", "slips", "shops", "percent", "pm", "am", "th", "st", "nd", "rd", "digits", "digit", "different", "working", "business", "separate", "guys", "staff", "of them", "am",
    ];

    static readonly string[] Verbs =
    [
        "刷了", "刷", "收了", "收", "扣了", "扣", "付了", "付", "到了", "到", "少了", "少", "差了", "差", "退了", "退", "转了", "转", "欠我", "欠", "卖了", "卖", "交了", "交", "垫了", "垫", "打了", "打", "押金", "充了", "充", "汇了", "汇", "损失", "骗走", "骗了", "骗", "拿了", "取了", "结了", "输成", "输", "成了", "成", "按了", "按", "消费", "支付",
        "货款", "交易额", "金额", "钱数", "一共", "总共", "合计", "共计", "总计", "应收", "应到", "实到", "实收", "入账", "进账", "到账", "结算", "那笔", "多收", "多扣", "压了", "冻结", "冻了", "盗刷", "费", "价", "余额", "是", "给", "额", "paid", "pay", "swiped", "swipe", "charged", "charge", "took", "received", "got", "for", "of", "amount", "total", "sum", "sale", "me", "加起来", "写", "净额", "划了", "划", "补", "应该", "应当",
        "lost", "missing", "short", "owe", "owes", "owed", "refund", "deposit", "fee", "transferred", "sent", "only", "keyed", "entered", "typed", "bill", "worth", "spent", "about", "was", "deducted", "debited", "transaction",
    ];

    public static void Read(ScanPass pass)
    {
        for (var i = 0; i < pass.Length; i++)
        {
            if (!pass.IsFree(i))
                continue;
            if (One(pass, i) is not { } span || !pass.IsFree(i, span.End))
            {
                // A number that is not money is passed over whole, so that its tail is not tried again.
                if (Numerals.TryRead(pass.Text, i, out var number) && number.End > i + 1 && char.IsAsciiDigit(pass.Chars[i]))
                    i = Math.Min(number.End, pass.Length) - 1;
                continue;
            }

            pass.Claim(i, span.End, span);
            i = span.End - 1;
        }
    }

    static AmountSpan? One(ScanPass pass, int i)
    {
        var sign = Prefix(pass, i, out var currency);
        var at = pass.Skip(i + sign);
        if (at >= pass.Length || (sign == 0 && char.IsAsciiLetterOrDigit(pass.At(i - 1))) || !Read(pass, at, out var n))
            return null;
        if (n.Spelled && !Unit(pass, n.End, out _, out _))
            return null;
        if (Range(pass, ref n) is { } range)
            n = range;
        var end = n.End;
        var low = n.Low;
        var unit = Unit(pass, end, out var unitEnd, out var named);
        if (unit)
        {
            (currency, end) = (named ?? currency, unitEnd);
            if (named is null)
                end = Change(pass, end, ref low);
            if (IsTogether(pass, n, unitEnd) || IsNothing(pass, n, unitEnd))
                return null;
        }
        else if (Change(pass, end, ref low) is var change && change > end && pass.At(end) is '毛' or '角')
        {
            (unit, end) = (true, change);
            if (IsNothing(pass, n, end))
                return null;
        }

        if (sign == 0 && !unit && !IsMoney(pass, n))
            return null;
        var approximate = n.Approximate || pass.Before(pass.At(i - 1) == ' ' ? i - 1 : i, 0, "大概", "大约", "约", "差不多", "将近", "近", "快", "接近", "好", "小", "上", "about", "around", "roughly", "almost", "nearly", "approx", "some") == 0
            || pass.Any(pass.Skip(end), "左右", "上下", "多", "来", "出头", "不到", "or so") > 0;
        if (pass.Any(end, "左右", "上下", "出头") is > 0 and var tail)
            end += tail;
        else if (pass.At(end) == '多' && unit && pass.At(end + 1) is not ('扣' or '收' or '刷'))
            end++;
        return new AmountSpan(i, end - i, n.Vague ? null : low, n.Vague ? null : n.High > n.Low ? n.High : low, currency ?? "CNY") { Approximate = approximate, Role = AmountRoles.Of(pass, i, end) };
    }

    static int Prefix(ScanPass pass, int i, out string? currency)
    {
        currency = null;
        foreach (var prefix in Prefixes)
            if (pass.Is(i, prefix) && !(char.IsAsciiLetter(prefix[0]) && pass.IsLatin(i - 1)))
            {
                currency = prefix switch { "hk$" or "hkd" => "HKD", "us$" or "usd" or "$" => "USD", _ => "CNY" };
                return prefix.Length;
            }

        return 0;
    }

    static bool Read(ScanPass pass, int i, out Number n)
    {
        if (pass.IsLatin(i))
            return EnglishAmounts.TryRead(pass, i, out n);
        return Numerals.TryRead(pass.Text, i, out n) && EnglishAmounts.Grow(pass, ref n);
    }

    // 3-5千, 3000~4000, 三到五千: the left side takes the unit of the right.
    static Number? Range(ScanPass pass, ref Number n)
    {
        var joint = pass.At(n.End);
        if (joint is not ('-' or '~' or '至' or '到') || n.End + 1 >= pass.Length || !Numerals.TryRead(pass.Text, n.End + 1, out var upper) || upper.Vague)
            return null;
        if (joint == '到' && (n.Magnitude || n.Low >= 10))
            return null;
        if (!upper.Magnitude && !Unit(pass, upper.End, out _, out _))
            return null;
        var low = n.Low;
        if (!n.Magnitude && upper.Magnitude && upper.Low >= 100)
            for (var step = 10m; step <= 10_000m && low * step <= upper.Low; step *= 10)
                if (low * step * 10 > upper.Low)
                    low *= step;
        return low > upper.Low ? null : new Number(n.Start, upper.End, low, upper.High) { Approximate = true, Magnitude = upper.Magnitude, IsHan = n.IsHan, Digits = upper.Digits };
    }

    static bool Unit(ScanPass pass, int i, out int end, out string? currency)
    {
        var at = pass.Skip(i);
        foreach (var suffix in Suffixes)
        {
            if (!pass.Is(at, suffix) || (char.IsAsciiLetter(suffix[0]) && pass.IsLatin(at + suffix.Length)))
                continue;
            end = at + suffix.Length;
            currency = suffix switch { "港币" or "港元" or "hkd" => "HKD", "美元" or "美金" or "usd" or "dollars" => "USD", _ => null };
            return !(suffix == "元" && pass.At(end) is '旦' or '宵');
        }

        (end, currency) = (i, null);
        return false;
    }

    // 块8毛5, 块五: what follows the unit belongs to the sum.
    static int Change(ScanPass pass, int i, ref decimal sum)
    {
        var digit = Small(pass, i);
        if (pass.At(i) is '毛' or '角')
        {
            sum /= 10;
            return i + 1;
        }

        if (digit < 0 || pass.At(i - 1) is not ('块' or '元'))
            return i;
        var next = pass.At(i + 1);
        if (next is '毛' or '角')
        {
            sum += digit / 10m;
            var cents = Small(pass, i + 2);
            if (cents < 0 || char.IsAsciiDigit(pass.At(i + 3)))
                return i + 2;
            sum += cents / 100m;
            return pass.At(i + 3) == '分' ? i + 4 : i + 3;
        }

        if (char.IsAsciiDigit(next) || Numerals.Digit(next) >= 0 || Numerals.Unit(next) > 0 || next is '个' or '笔' or '天' or '次' or '分' or '点' or '号' or '块' or '元' or '台' or '月' or '直' or '起' or '下' or '共' or '样' or '些')
            return i;
        sum += digit / 10m;
        return i + 1;
    }

    static int Small(ScanPass pass, int i) => char.IsAsciiDigit(pass.At(i)) ? pass.At(i) - '0' : pass.At(i) is '两' or '俩' or '零' ? -1 : Numerals.Digit(pass.At(i));

    // 一块儿, 一块去: "together".
    static bool IsTogether(ScanPass pass, Number n, int end) =>
        n.IsHan && n.Low == 1 && pass.At(end - 1) == '块' && pass.At(end) is '儿' or '去' or '办' or '弄' or '走' or '来' or '给' or '结' or '算' or '退' or '到' or '刷' or '被' or '压' or '报';

    // 一毛没到, 一块钱都没见: "not a penny".
    static bool IsNothing(ScanPass pass, Number n, int end) => n.IsHan && n.Low == 1 && pass.Any(end, "没", "都没", "也没", "不", "都不", "也不", "都木", "冇") > 0;

    static bool IsMoney(ScanPass pass, Number n)
    {
        var after = pass.Skip(n.End);
        foreach (var counter in Counters)
            if (pass.Is(after, counter) && !(char.IsAsciiLetter(counter[0]) && pass.IsLatin(after + counter.Length)))
                return false;
        if (pass.At(n.Start - 1) is '第' or '+' or '-' or '/' or ':' or '#' or '*' || pass.At(n.End) is '-' or '/' or ':' or '*' || pass.Before(n.Start, 1, "尾号", "编号", "型号", "版本", "no", "top", "g", "room", "floor") >= 0)
            return false;
        if (n.Magnitude && n.Low >= 100 && !n.IsHan)
            return true;
        if (n.Magnitude && n.IsHan)
            return pass.At(n.Start - 1) is not ('千' or '万');
        if (n.Vague)
            return n.Magnitude;
        if (n.IsHan && n.Low >= 10)
            return pass.Before(n.Start, 0, "少了", "差了", "差", "多扣了", "多扣", "多刷了", "多刷", "多收了", "多收", "少给", "少到") == 0;
        if (n.IsHan || n.Low < 1 || n.Digits > 8)
            return false;
        if (n.Start == 0 && n.End == pass.Length)
            return n.Digits is >= 3 and <= 7;
        if (n.Commas || (n.Decimals == 2 && n.Low >= 100))
            return true;
        return n.Low >= 10 && (pass.Before(n.Start, 3, Verbs) >= 0 || (n.Digits >= 3 && n.Digits <= 6 && pass.Any(after, "没", "未", "不", "还", "的", "被", "只", "到", "少", "变", "那笔", "扣", "进", "收", "怎么", "missing", "not", "gone", "never", "hasn't", "still", "is", "was") > 0 && !IsYear(n)));
    }

    static bool IsYear(Number n) => n.Digits == 4 && n.Low is >= 2015 and <= 2035;
}
