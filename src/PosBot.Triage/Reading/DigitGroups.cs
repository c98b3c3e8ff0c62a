namespace PosBot.Triage.Reading;

internal enum NumberKeyword { None, Card, Identity, Phone, Reference }

/// <summary>
/// The digits of a folded text, Chinese and spelled-out ones included, in groups that only separators or small words stand between.
/// Every number that must be masked is a run of whole groups.
/// </summary>
internal sealed class DigitGroups
{
    static readonly WordTrie Keywords = Trie(
        (NumberKeyword.Card, "卡号 银行卡 储蓄卡 借记卡 信用卡 结算卡 工资卡 卡 账号 帐号 账户 帐户 户口 收款账号 对公账户 card account acct a/c iban pan cardno"),
        (NumberKeyword.Identity, "身份证 身份证号 身份证号码 证件号 证件号码 证件 id idcard identity passport"),
        (NumberKeyword.Phone, "手机 手机号 手机号码 电话 电话号码 座机 号码 联系方式 联系电话 来电 微信号 微信 本人号码 phone mobile cell tel telephone whatsapp wechat number contact"),
        (NumberKeyword.Reference, "商户号 商户编号 商编 终端号 终端编号 机身号 机器号 设备号 序列号 参考号 检索号 流水号 订单号 交易号 交易单号 单号 工单号 工单 凭证号 批次号 票据号 授权码 授权号 "
            + "编号 案号 案件编号 受理号 sn ref reference rrn order merchant mid tid terminal trace ticket voucher batch auth case invoice 尾号 末四位 后四位 ending"));

    // What may stand between a keyword and its number, and between two parts of one number that is dictated.
    static readonly WordTrie Fillers = Trie((NumberKeyword.Card, "是 为 的 号 码 号码 我 我的 他 她 它 这个 这 那个 叫 就 就是 填 填的 报 报的 给 你 您 了 在 no nr num number numbers is are was my his her our the # : = ; ( ) [ ] \" ' ， , . - _ / * \\ no."),
        (NumberKeyword.Phone, "然后 后面 后面是 后边 再 接着 接着是 中间 中间是 最后 最后是 前面 前面是 开头 开头是 杠 横杠 空格 点 逗号 and then dash space comma followed by"));

    readonly Folded _text;
    readonly List<(int Start, int End, byte Value)> _atoms = [];
    readonly List<(int First, int Count)> _groups = [];
    readonly List<NumberKeyword> _keywords = [];
    readonly List<bool> _joined = [];

    public DigitGroups(Folded text)
    {
        _text = text;
        Read();
    }

    public int Count => _groups.Count;

    public IReadOnlyList<(int Start, int End, byte Value)> Atoms => _atoms;

    public int Length(int group) => _groups[group].Count;

    public byte Digit(int group, int index) => _atoms[_groups[group].First + index].Value;

    public NumberKeyword KeywordBefore(int group) => _keywords[group];

    /// <summary>Only separators or dictation words stand between this group and the one before.</summary>
    public bool Joined(int group) => _joined[group];

    public int Gap(int group) => Start(group) - End(group - 1);

    /// <summary>The first group after the chain that plain separators tie together; no number has more groups than twenty-four.</summary>
    public int ChainEnd(int group)
    {
        var end = group + 1;
        while (end < Count && end - group < 24 && Gap(end) <= 3 && _joined[end])
            end++;
        return end;
    }

    public ReadOnlySpan<byte> Copy(int first, int last, Span<byte> into)
    {
        var length = 0;
        for (var a = _groups[first].First; a < _groups[last].First + _groups[last].Count && length < into.Length; a++)
            into[length++] = _atoms[a].Value;
        return into[..length];
    }

    public PersonalNumber Number(IdentifierKind kind, int first, int last)
    {
        var atoms = _groups[last].First + _groups[last].Count - _groups[first].First;
        var end = End(last);
        if (kind == IdentifierKind.IdentityNumber && CheckLetterAfter(last))
            end++;
        return new PersonalNumber(kind, _groups[first].First, atoms, Start(first), end);
    }

    /// <summary>Fours, sixes and a rest, or single digits: how cards are read out; amounts in a row are not.</summary>
    public bool IsEven(int first, int last)
    {
        for (var g = first; g < last; g++)
            if (Length(g) != Length(first) && Length(g) is not (4 or 3 or 6 or 8))
                return false;
        return Length(last) <= 13;
    }

    /// <summary>3-4-4, 3-8, 4-7, 0755-8..., single digits.</summary>
    public bool IsPhoneShape(int first, int last) => Length(first) is 1 or 2 or 3 or 4 or 5 or 6 or 7 && last - first <= 11 && !IsDate(first, Math.Min(first + 2, last));

    public bool IsDate(int first, int last) =>
        last - first == 2 && Length(first) == 4 && Digit(first, 0) is 1 or 2 && Length(first + 1) <= 2 && Length(last) <= 2;

    /// <summary>400 and 800 numbers, 95xxx and 96xxx: public lines, never personal.</summary>
    public bool IsService(int group, int digits)
    {
        Span<byte> head = stackalloc byte[3];
        var span = Copy(group, Math.Min(group + 2, Count - 1), head);
        return span.Length == 3 && ((digits == 10 && span is [4 or 8, 0, 0]) || (digits <= 8 && span is [9, 5 or 6, _]));
    }

    public bool IsMoney(int last)
    {
        var end = End(last);
        return end < _text.Length && (_text[end] is '元' or '块' or '万' or '亿' || (_text[end] == '圆'));
    }

    public bool CheckLetterAfter(int last)
    {
        var end = End(last);
        return end < _text.Length && _text[end] == 'x' && (end + 1 == _text.Length || !char.IsAsciiLetterOrDigit(_text[end + 1]));
    }

    public bool PlusBefore(int group) => Start(group) > 0 && _text[Start(group) - 1] == '+' && (Start(group) < 2 || !char.IsAsciiLetter(_text[Start(group) - 2]));

    int Start(int group) => _atoms[_groups[group].First].Start;

    int End(int group) => _atoms[_groups[group].First + _groups[group].Count - 1].End;

    void Read()
    {
        var text = _text.Text;
        // keyword: what was named last, while nothing but fillers has come since; gapOpen: no foreign word since the last digit.
        var (keyword, since, gapOpen, i) = (NumberKeyword.None, 0, false, 0);
        while (i < text.Length)
        {
            var length = Atom(text, i, out var value);
            if (length > 0)
            {
                var glued = _atoms.Count > 0 && _atoms[^1].End == i;
                if (!glued)
                {
                    _groups.Add((_atoms.Count, 0));
                    _keywords.Add(since <= 16 ? keyword : NumberKeyword.None);
                    _joined.Add(gapOpen && _groups.Count > 1);
                    keyword = NumberKeyword.None;
                }

                _atoms.Add((i, i + length, value));
                _groups[^1] = (_groups[^1].First, _groups[^1].Count + 1);
                (gapOpen, since) = (true, 0);
                i += length;
                continue;
            }

            // "id number", 卡号码: a word that can follow a keyword does not replace it.
            var follows = keyword != NumberKeyword.None && Fillers.Longest(text, i, out _) > 0;
            if (!follows && Keywords.Longest(text, i, out var named) is > 0 and var word)
            {
                (keyword, since, gapOpen) = ((NumberKeyword)named, 0, false);
                i += word;
                continue;
            }

            if (text[i] is ' ' or '+')
            {
                i++;
                since++;
                continue;
            }

            var filler = Fillers.Longest(text, i, out _);
            if (filler == 0)
                (keyword, gapOpen) = (NumberKeyword.None, false);
            since += Math.Max(filler, 1);
            i += Math.Max(filler, 1);
        }
    }

    static int Atom(ReadOnlySpan<char> text, int i, out byte value)
    {
        var c = text[i];
        value = 0;
        if (char.IsAsciiDigit(c))
        {
            value = (byte)(c - '0');
            return 1;
        }

        if (Numerals.Digit(c) is >= 0 and var digit && c is not ('两' or '俩' or '仨'))
        {
            // 三千, 一点, 五号: quantities, not digits that are read out; a read-out digit has another beside it.
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (Numerals.Unit(next) > 0 || (i > 0 && Numerals.Unit(text[i - 1]) > 0))
                return 0;
            value = (byte)digit;
            return 1;
        }

        if (char.IsAsciiLetterLower(c) && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])))
            return Spoken(text[i..], out value);
        return 0;
    }

    static int Spoken(ReadOnlySpan<char> rest, out byte value)
    {
        var end = 0;
        while (end < rest.Length && end < 6 && char.IsAsciiLetter(rest[end]))
            end++;
        var found = rest[..end] switch { "zero" or "oh" => 0, "one" => 1, "two" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6, "seven" => 7, "eight" => 8, "nine" => 9, _ => -1 };
        value = (byte)Math.Max(found, 0);
        return found < 0 ? 0 : end;
    }

    static WordTrie Trie(params ReadOnlySpan<(NumberKeyword Value, string Words)> entries)
    {
        var trie = new WordTrie();
        foreach (var (value, words) in entries)
            foreach (var word in words.Split(' '))
                trie.Add(word, (int)value);
        return trie;
    }
}
