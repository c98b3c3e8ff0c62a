namespace PosBot.Triage.Reading;

/// <summary>Response codes (two characters of field 39) and settlement cycles.</summary>
internal static class CodesAndCycles
{
    static readonly WordTrie Instant = new();

    static CodesAndCycles()
    {
        foreach (var word in "秒到账|秒到帐|秒到|秒结|秒付|实时到账|实时到|实时结算|即时到账|即时到|即刷即到|立刻到账|instant payout|instant settlement|instant|real-time settlement|real time settlement|realtime".Split('|'))
            Instant.Add(word, 1);
    }

    public static void Read(ScanPass pass)
    {
        for (var i = 0; i < pass.Length; i++)
        {
            if (!pass.IsFree(i))
                continue;
            if (Cycle(pass, i, out var cycle) is > 0 and var end && pass.IsFree(i, end))
            {
                pass.Claim(i, end, new CycleSpan(i, end - i, cycle));
                i = end - 1;
            }
            else if (Code(pass, i))
            {
                pass.Claim(i, i + 2, new CodeSpan(i, 2, pass.Text.Slice(i, 2).ToString().ToUpperInvariant()));
                i++;
            }
        }
    }

    // t+1, T1, d 0, T加1, t＋1; a longer number or word is something else (T3航站, d12).
    static int Cycle(ScanPass pass, int i, out string cycle)
    {
        cycle = "秒到";
        if (Instant.Longest(pass.Text, i, out _) is > 0 and var length)
            return i + length;
        var letter = pass.Chars[i];
        if (letter is not ('t' or 'd' or 's') || char.IsAsciiLetterOrDigit(pass.At(i - 1)))
            return 0;
        var at = pass.Skip(i + 1);
        var plus = at;
        if (pass.At(at) is '+' or '加' or '十' or '-' or '＋')
            at = pass.Skip(at + 1);
        if (letter == 's' && (pass.At(at) != '0' || plus != at))
            return 0;
        var digit = pass.At(at) switch { >= '0' and <= '9' and var d => d - '0', '零' => 0, '一' => 1, '二' => 2, '三' => 3, 'o' when at > plus || at == i + 1 => 0, _ => -1 };
        if (digit < 0 || char.IsAsciiLetterOrDigit(pass.At(at + 1)) || (plus == at && at > i + 2))
            return 0;
        // "t 1" without a sign is too little; t1 and d0 are how people write it.
        if (plus == at && (at != i + 1 || digit > 7 || !char.IsAsciiDigit(pass.At(at))))
            return 0;
        if (letter != 's')
            cycle = $"{char.ToUpperInvariant(letter)}+{digit}";
        return at + 1;
    }

    static bool Code(ScanPass pass, int i)
    {
        var (a, b) = (pass.Chars[i], pass.At(i + 1));
        if (!(char.IsAsciiDigit(a) || a is (>= 'a' and <= 'f') or 'n' or 'p' or 'q' or 'z' or 'y') || !char.IsAsciiLetterOrDigit(b) || !(char.IsAsciiDigit(a) || char.IsAsciiDigit(b)))
            return false;
        if (char.IsAsciiLetterOrDigit(pass.At(i - 1)) || char.IsAsciiLetterOrDigit(pass.At(i + 2)) || pass.At(i - 1) is '.' or '¥' or '-' or '/' or ':' or '+' or '$')
            return false;
        var next = pass.At(pass.Skip(i + 2));
        if (next is '%' or '元' or '块' or '万' or '千' or '百' or '天' or '号' or '日' or '月' or '年' or '点' or '时' or '分' or '秒' or '笔' or '次' or '个' or '台' or '岁' or '小' or ':' or '-' or '/' or '多' or '人'
            || (pass.At(i + 2) == '.' && char.IsAsciiDigit(pass.At(i + 3))) || pass.Any(pass.Skip(i + 2), "yuan", "rmb", "days", "hours", "minutes", "am", "pm", "percent") > 0)
            return false;
        if (pass.Before(i, 5, "应答码", "返回码", "响应码", "错误码", "提示码", "错误代码", "代码", "代号", "报错", "报码", "故障码", "code", "error", "err", "response", "resp", "declined", "decline", "返码", "rc") >= 0)
            return true;
        if (pass.Before(i, 3, "显示", "提示", "出现", "写着", "写", "跳出", "跳", "弹出", "弹", "报", "返回", "回了", "蹦出", "打出", "打印", "shows", "showed", "says", "said", "showing", "saying", "got", "returns", "prints", "printed", "message", "displays", "screen", "出") >= 0)
            return pass.Before(i, 6, "余额", "金额", "到账", "入账", "balance") < 0;
        return pass.Any(pass.Skip(i + 2), "是什么意思", "什么意思", "是啥意思", "啥意思", "是啥错", "是啥", "是什么错", "系统故障", "错误", "代码", "咋回事", "是咩", "号错", "码", "what does", "mean", "error", "declined", "无效", "校验", "交易失败", "余额不足", "受限") > 0
            || (pass.Length == 2 && (a == '0' || !char.IsAsciiDigit(a)));
    }
}
