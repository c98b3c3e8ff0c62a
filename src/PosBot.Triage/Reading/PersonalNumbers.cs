namespace PosBot.Triage.Reading;

/// <summary>A personal number in a folded text: which, and the range of its digits in <see cref="DigitGroups.Atoms"/>.</summary>
internal readonly record struct PersonalNumber(IdentifierKind Kind, int FirstAtom, int AtomCount, int Start, int End);

/// <summary>
/// Finds card, account, identity and phone numbers in any dress. Errs towards finding: a masked order number is a nuisance, a stored card number is a breach.
/// </summary>
internal static class PersonalNumbers
{
    public static List<PersonalNumber> Find(DigitGroups groups)
    {
        var found = new List<PersonalNumber>();
        var g = 0;
        while (g < groups.Count)
        {
            var last = groups.ChainEnd(g);
            var taken = Chain(groups, g, last, found);
            g = taken > g ? taken : g + 1;
        }

        return found;
    }

    // One chain of groups that only separators stand between; gives the first group not used up, or g itself where none was.
    static int Chain(DigitGroups groups, int g, int last, List<PersonalNumber> found)
    {
        var keyword = groups.KeywordBefore(g);
        if (keyword == NumberKeyword.Reference)
            return SkipReference(groups, g, last);
        if (keyword is NumberKeyword.Card or NumberKeyword.Identity or NumberKeyword.Phone && AfterKeyword(groups, g, keyword, found) is > 0 and var next)
            return next;

        // The longest window first: a card in fours is not the phone number that stands in its middle.
        var widest = 0;
        for (var (end, digits) = (g, 0); end < last; end++)
        {
            digits += groups.Length(end);
            if (digits > 21)
                break;
            widest = end;
        }

        for (var end = widest; end >= g; end--)
            if (Kind(groups, g, end) is { } kind)
            {
                found.Add(groups.Number(kind, g, end));
                return end + 1;
            }

        return g + 1;
    }

    static int SkipReference(DigitGroups groups, int g, int last)
    {
        // A reference may be printed in groups; a new keyword or anything but a separator ends it.
        var end = g + 1;
        while (end < last && groups.Gap(end) <= 1 && groups.KeywordBefore(end) == NumberKeyword.None && groups.Length(end) is >= 3 and <= 6)
            end++;
        return end;
    }

    static int AfterKeyword(DigitGroups groups, int g, NumberKeyword keyword, List<PersonalNumber> found)
    {
        var (end, digits) = (g, groups.Length(g));
        var most = keyword switch { NumberKeyword.Card => 19, NumberKeyword.Identity => 18, _ => 13 };
        while (end + 1 < groups.Count && groups.Joined(end + 1) && digits + groups.Length(end + 1) <= most)
            digits += groups.Length(++end);
        if (digits < 7 || groups.IsMoney(end))
            return 0;
        if (keyword == NumberKeyword.Phone && (groups.IsService(g, digits) || groups.IsDate(g, end)))
            return end + 1;
        var kind = keyword switch
        {
            NumberKeyword.Identity => IdentifierKind.IdentityNumber,
            NumberKeyword.Phone => groups.Digit(g, 0) == 1 && digits == 11 ? IdentifierKind.Mobile : IdentifierKind.Landline,
            _ => digits is >= 15 and <= 19 ? IdentifierKind.Card : IdentifierKind.Account,
        };
        found.Add(groups.Number(kind, g, end));
        return end + 1;
    }

    static IdentifierKind? Kind(DigitGroups groups, int g, int end)
    {
        var digits = groups.Copy(g, end, stackalloc byte[24]);
        var single = g == end;
        if (digits.Length == 17 && groups.CheckLetterAfter(end) && IsBirthDate(digits))
            return IdentifierKind.IdentityNumber;
        if (digits.Length == 18 && IsBirthDate(digits) && (HasIdentityCheck(digits) || !HasLuhn(digits)))
            return IdentifierKind.IdentityNumber;
        if (digits.Length is >= 16 and <= 19 && (single || groups.IsEven(g, end)) && (single || HasLuhn(digits) || digits[0] is >= 3 and <= 6 or 9))
            return IdentifierKind.Card;
        if (digits.Length == 15 && digits[0] == 3 && digits[1] is 4 or 7 && HasLuhn(digits))
            return IdentifierKind.Card;
        if (IsMobile(digits) && (single || groups.IsPhoneShape(g, end)))
            return IdentifierKind.Mobile;
        if (IsPrefixed(digits, out var rest) && IsMobile(digits[rest..]))
            return IdentifierKind.Mobile;
        if (digits[0] == 0 && digits.Length is >= 10 and <= 12 && digits[1] != 0 && (single || groups.IsPhoneShape(g, end)))
            return IdentifierKind.Landline;
        if (groups.PlusBefore(g) && digits.Length is >= 9 and <= 15)
            return IdentifierKind.Mobile;
        return null;
    }

    static bool IsMobile(ReadOnlySpan<byte> digits) => digits.Length == 11 && digits[0] == 1 && digits[1] >= 3;

    static bool IsPrefixed(ReadOnlySpan<byte> digits, out int rest)
    {
        rest = digits.Length switch { 12 when digits[0] == 0 => 1, 13 when digits[0] == 8 && digits[1] == 6 => 2, 15 when digits[2] == 8 && digits[3] == 6 => 4, _ => 0 };
        return rest > 0;
    }

    static bool IsBirthDate(ReadOnlySpan<byte> digits)
    {
        var year = digits[6] * 1000 + digits[7] * 100 + digits[8] * 10 + digits[9];
        var month = digits[10] * 10 + digits[11];
        var day = digits[12] * 10 + digits[13];
        return year is >= 1900 and <= 2099 && month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    static bool HasIdentityCheck(ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += digits[i] * weights[i];
        return "10X98765432"[sum % 11] - '0' == digits[17];
    }

    internal static bool HasLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var d = (int)digits[digits.Length - 1 - i];
            if (i % 2 == 1)
                d = d * 2 > 9 ? d * 2 - 9 : d * 2;
            sum += d;
        }

        return sum % 10 == 0;
    }
}
