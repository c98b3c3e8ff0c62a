namespace PosBot.Triage.Reading;

/// <summary>Numbers that name something; they claim their place first, so that nothing of them is read as money or a date.</summary>
internal static class Identifiers
{
    static readonly WordTrie Named = new();

    static Identifiers()
    {
        Add(IdentifierKind.CardTail, "尾号是 尾号为 尾号 尾數 末四位 后四位 后4位 末4位 ending ends");
        Add(IdentifierKind.Merchant, "商户编号 商户号码 商户号 商编 merchant mid");
        Add(IdentifierKind.Terminal, "终端编号 终端号 机身号 机器编号 机器号 设备号 序列号 sn terminal tid");
        Add(IdentifierKind.Voucher, "凭证号 批次号 票据号 授权码 授权号 voucher batch auth trace");
        Add(IdentifierKind.Reference, "参考号 检索号 流水号 交易流水 订单号 交易单号 交易号 工单号 工单 单号 编号 案号 受理号 验证码 校验码 动态码 密码 取件码 reference ref rrn order ticket case otp code pin");
    }

    public static void Read(ScanPass pass, Folded folded)
    {
        foreach (var number in PersonalNumbers.Find(new DigitGroups(folded)))
            pass.Claim(number.Start, number.End, new IdentifierSpan(number.Start, number.End - number.Start, number.Kind, Digits(pass, number.Start, number.End)));
        for (var i = 0; i < pass.Length; i++)
        {
            if (!pass.IsFree(i))
                continue;
            if (pass.IsLatin(i) && !pass.IsLatin(i - 1) && Url(pass, i) is > 0 and var url)
                Claim(pass, i, url, IdentifierKind.Url);
            else if (Named.Longest(pass.Text, i, out var kind) is > 0 and var word && NamedNumber(pass, i + word, (IdentifierKind)kind) is var (start, end) && end > start)
            {
                Claim(pass, start, end, (IdentifierKind)kind);
                i = end - 1;
            }
            else if (char.IsAsciiDigit(pass.Chars[i]) && !char.IsAsciiDigit(pass.At(i - 1)) && pass.At(i - 1) != '.')
            {
                Bare(pass, i);
            }
        }
    }

    static void Claim(ScanPass pass, int start, int end, IdentifierKind kind) =>
        pass.Claim(start, end, new IdentifierSpan(start, end - start, kind, kind == IdentifierKind.Url ? pass.Text[start..end].ToString() : Digits(pass, start, end)));

    static (int Start, int End) NamedNumber(ScanPass pass, int i, IdentifierKind kind)
    {
        for (var skipped = 0; skipped < 6 && i < pass.Length && (pass.Chars[i] is ' ' or ':' or '是' or '为' or '#' or '=' or '号' or '.' || pass.Any(i, "in", "is", "no", "number", "with") > 0); skipped++)
            i += Math.Max(1, pass.Any(i, "in", "is", "no", "number", "with"));
        var (end, digits) = (i, 0);
        while (end < pass.Length && (char.IsAsciiLetterOrDigit(pass.Chars[end]) || (pass.Chars[end] == '-' && char.IsAsciiDigit(pass.At(end + 1)) && digits > 3)) && pass.IsFree(end))
            if (char.IsAsciiDigit(pass.Chars[end++]))
                digits++;
        // The two characters of a response code belong to the next reader.
        return digits >= (kind == IdentifierKind.CardTail ? 3 : 4) ? (i, end) : (i, i);
    }

    static int Url(ScanPass pass, int i)
    {
        var end = i;
        while (end < pass.Length && (char.IsAsciiLetterOrDigit(pass.Chars[end]) || pass.Chars[end] is '.' or '/' or ':' or '-' or '_' or '?' or '=' or '&' or '%' or '#' or '@'))
            end++;
        var text = pass.Text[i..end];
        if (text.StartsWith("http://") || text.StartsWith("https://") || text.StartsWith("www."))
            return end;
        var dot = text.LastIndexOf('.');
        return dot > 1 && dot + 2 < text.Length && text[..dot].IndexOf("..") < 0
            && text[(dot + 1)..] is "com" or "cn" or "net" or "org" or "top" or "xyz" or "app" or "io" or "cc" or "vip" or "me" or "gov" ? end : 0;
    }

    static void Bare(ScanPass pass, int i)
    {
        var end = i;
        while (char.IsAsciiDigit(pass.At(end)))
            end++;
        var run = pass.Text[i..end];
        if (IsTimestamp(run) || pass.IsLatin(i - 1))
            return;
        if (Service(pass, i, end) is > 0 and var serviceEnd)
            Claim(pass, i, serviceEnd, IdentifierKind.ServiceNumber);
        else if (run.Length >= 9 && !(pass.At(end) == '.' && char.IsAsciiDigit(pass.At(end + 1))))
            Claim(pass, i, end, IdentifierKind.Reference);
    }

    internal static bool IsTimestamp(ReadOnlySpan<char> run) =>
        run.Length is 8 or 12 or 14 && run is ['2', '0', ..] && !run.ContainsAnyExceptInRange('0', '9') && int.Parse(run[4..6]) is >= 1 and <= 12 && int.Parse(run[6..8]) is >= 1 and <= 31
        && (run.Length == 8 || (int.Parse(run[8..10]) < 24 && int.Parse(run[10..12]) < 60));

    static int Service(ScanPass pass, int i, int end)
    {
        if (pass.Is(i, "400") || pass.Is(i, "800"))
        {
            var (at, digits) = (i, 0);
            while (at < pass.Length && digits < 10 && (char.IsAsciiDigit(pass.Chars[at]) || (pass.Chars[at] is '-' or ' ' && char.IsAsciiDigit(pass.At(at + 1)))))
                if (char.IsAsciiDigit(pass.Chars[at++]))
                    digits++;
            if (digits == 10 && !char.IsAsciiDigit(pass.At(at)))
                return at;
            if (end - i == 3 && pass.Any(end, "电话", "热线", "客服", "开头", "的号", "号") > 0)
                return end;
        }

        var run = pass.Text[i..end];
        var shaped = run is "110" or "119" or "120" or "122" or "96110" || run is ['1', '2', '3', _, _] or ['1', '0', '0', _, _] || (run.Length is 5 or 6 or 8 && run is ['9', '5' or '6', ..]);
        if (!shaped || IsMoney(pass, i, end))
            return 0;
        var called = pass.Before(i, 6, "打了", "打", "拨打", "拨", "客服", "电话", "热线", "报警", "报", "call", "called", "dial", "rang", "ring", "phone", "hotline", "找", "联系", "致电", "向") >= 0
            || pass.Any(end, "客服", "电话", "热线", "报警", "投诉", "反诈", "打", "接", "说", "让", "回", "没人", "占线", "hotline", "line") > 0;
        var known = run is "96110" or "12315" or "12363" or "12378" or "12381" or "12345" or "12377" or "12321" or "12348" or "12306" or "95516";
        return called || known || (run.Length == 5 && run[0] == '9' && !HasMoneyVerb(pass, i)) ? end : 0;
    }

    static bool IsMoney(ScanPass pass, int start, int end) => pass.At(pass.Skip(end)) is '元' or '块' or '万' or '圆' or '多' or '笔' || pass.At(start - 1) is '¥' or '$' || HasMoneyVerb(pass, start);

    static bool HasMoneyVerb(ScanPass pass, int start) => pass.Before(start, 1, "刷", "刷了", "收", "收了", "扣", "扣了", "转", "转了", "付", "付了", "少", "少了", "差", "paid", "charged") >= 0;

    static string Digits(ScanPass pass, int start, int end)
    {
        Span<char> digits = stackalloc char[40];
        var length = 0;
        for (var i = start; i < end && length < digits.Length; i++)
            if (char.IsAsciiLetterOrDigit(pass.Chars[i]))
                digits[length++] = char.ToUpperInvariant(pass.Chars[i]);
            else if (Numerals.Digit(pass.Chars[i]) is >= 0 and var digit)
                digits[length++] = (char)('0' + digit);
        return digits[..length].ToString();
    }

    static void Add(IdentifierKind kind, string words)
    {
        foreach (var word in words.Split(' '))
            Named.Add(word, (int)kind);
    }
}
