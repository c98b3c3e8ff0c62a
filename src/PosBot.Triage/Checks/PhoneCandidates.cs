using System.Buffers;
using System.Text;

using PosBot.Triage.Reading;

namespace PosBot.Triage.Checks;

/// <summary>Something in a folded text that could be dialled or opened.</summary>
readonly record struct Candidate(int Start, int End, string Value);

/// <summary>
/// Finds what could be dialled: digits of any dress, with spaces, dashes and brackets between them, partly starred or cut short. A number that
/// is named as something else (order, card, sum) is none. One pass over the text; a chain of groups is tried at most from each of its groups.
/// </summary>
static class PhoneCandidates
{
    /// <summary>The longest sender number of a text message.</summary>
    const int LongestNumber = 20;

    const int FewestSpokenDigits = 3;

    static readonly string[] OtherNumbers =
    [
        "单号", "流水", "尾号", "编号", "商户号", "终端号", "序列号", "机身号", "订单", "工单", "参考号", "凭证号", "金额", "验证码", "卡号", "账号", "帐号", "身份证", "ending", "order", "ticket", "reference", "card", "account", "code",
    ];

    public static List<Candidate> Find(ReadOnlySpan<char> text, List<Candidate> addresses, Func<string, bool> isContact)
    {
        var found = new List<Candidate>();
        var groups = Groups(text, addresses);
        for (var first = 0; first < groups.Count; first++)
        {
            if (IsSomethingElse(text, groups[first])) continue;
            if (isContact(groups[first].Value) && !IsSum(text, groups[first]))
            {
                found.Add(groups[first]);
                continue;
            }

            for (var last = LastOfChain(text, groups, first); last >= first; last--)
            {
                var candidate = new Candidate(groups[first].Start, groups[last].End, string.Concat(groups.Skip(first).Take(last - first + 1).Select(group => group.Value)));
                if (IsSum(text, candidate) || !(isContact(candidate.Value) || IsDialled(text, candidate))) continue;
                found.Add(candidate);
                first = last;
                break;
            }
        }

        return found;
    }

    static int LastOfChain(ReadOnlySpan<char> text, List<Candidate> groups, int first)
    {
        var (last, length) = (first, groups[first].Value.Length);
        while (last + 1 < groups.Count && length + groups[last + 1].Value.Length <= LongestNumber && IsJoint(text[groups[last].End..groups[last + 1].Start]))
            length += groups[++last].Value.Length;
        return last;
    }

    static bool IsJoint(ReadOnlySpan<char> between) => between.Length <= 3 && !between.ContainsAnyExcept(Joints);

    static readonly SearchValues<char> Joints = SearchValues.Create(" -().+·_");

    static List<Candidate> Groups(ReadOnlySpan<char> text, List<Candidate> addresses)
    {
        var groups = new List<Candidate>();
        var next = 0;
        for (var i = 0; i < text.Length; i++)
        {
            while (next < addresses.Count && addresses[next].End <= i) next++;
            if (next < addresses.Count && i >= addresses[next].Start) continue;
            var end = EndOfGroup(text, i);
            if (end == i) continue;
            if (!(i > 0 && char.IsAsciiLetter(text[i - 1])) && !(end < text.Length && char.IsAsciiLetter(text[end]))) groups.Add(new(i, end, Digits(text[i..end])));
            i = end - 1;
        }

        return groups;
    }

    /// <summary>Where the digits that begin here end; spoken ones count from the third on, since "one" is a word like any other.</summary>
    static int EndOfGroup(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        if (char.IsAsciiDigit(text[start]))
        {
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsStar(text, end))) end++;
            while (end > start && text[end - 1] == '.') end--;
            return end;
        }

        while (end < text.Length && Numerals.Digit(text[end]) >= 0) end++;
        return end - start >= FewestSpokenDigits ? end : start;
    }

    // 138****1234 and 400xxx1234; a single x or star between figures is a multiplication.
    static bool IsStar(ReadOnlySpan<char> text, int at) =>
        text[at] is '*' or 'x' && ((at + 1 < text.Length && text[at + 1] == text[at]) || (at > 0 && text[at - 1] == text[at]));

    static string Digits(ReadOnlySpan<char> text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var c in text) digits.Append(char.IsAsciiDigit(c) || c is '*' or 'x' ? c : (char)('0' + Numerals.Digit(c)));
        return digits.ToString();
    }

    static bool IsSomethingElse(ReadOnlySpan<char> text, Candidate group)
    {
        var before = text[Math.Max(0, group.Start - 8)..group.Start];
        foreach (var name in OtherNumbers)
            if (before.Contains(name, StringComparison.Ordinal)) return true;
        return false;
    }

    static bool IsSum(ReadOnlySpan<char> text, Candidate candidate)
    {
        var after = text[candidate.End..].TrimStart(' ');
        return (after.Length > 0 && after[0] is '元' or '块' or '万' or '圆' or '%' or '笔' or '天') || after.StartsWith("yuan") || after.StartsWith("rmb")
            || (candidate.Start > 0 && text[candidate.Start - 1] is '¥' or '$');
    }

    static bool IsDialled(ReadOnlySpan<char> text, Candidate candidate)
    {
        var digits = candidate.Value;
        if (digits.AsSpan().ContainsAny('*', 'x')) return digits.Length is >= 7 and <= 13 && digits.Count(char.IsAsciiDigit) >= 3;
        if (candidate.Start > 0 && text[candidate.Start - 1] == '+') return digits.Length is >= 8 and <= 15;
        if (IsCutShort(text, candidate)) return true;
        return digits switch
        {
            "119" or "122" => true,
            ['4' or '8', '0', '0', ..] => digits.Length == 10,
            ['1', '0', '6', ..] when digits.Length >= 10 => true,
            ['1', '0' or '2', _, ..] when digits.Length == 5 => true,
            ['1', >= '3', ..] => digits.Length == 11,
            ['8', '6', '1', ..] => digits.Length == 13,
            ['9', '5' or '6', ..] => digits.Length is >= 5 and <= 8,
            ['0', not '0', ..] => digits.Length is >= 10 and <= 12,
            [>= '2' and <= '8', ..] => digits.Length is 7 or 8 && !Identifiers.IsTimestamp(digits) && !IsRound(digits),
            _ => false,
        };
    }

    // "4008… is that you?": the beginning of a number is enough to say that it cannot be confirmed.
    static bool IsCutShort(ReadOnlySpan<char> text, Candidate candidate)
    {
        var after = text[candidate.End..];
        return candidate.Value is ['4' or '8', '0', '0', ..] && candidate.Value.Length < 10
            && (after.StartsWith("..") || (after.StartsWith(".") && candidate.Value.Length > 3) || after.StartsWith("开头") || after.StartsWith("的号") || after.StartsWith("的电话"));
    }

    // A sum of money rather than the number of a line.
    static bool IsRound(string digits) => digits.EndsWith("000", StringComparison.Ordinal);
}
