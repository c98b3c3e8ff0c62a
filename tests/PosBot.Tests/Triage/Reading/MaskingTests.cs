using PosBot.Triage.Reading;

namespace PosBot.Tests.Triage.Reading;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("我手机13812345678", "我手机***********")]
    [InlineData("138-1234-5678", "***-****-****")]
    [InlineData("卡号6222 0212 3456 7890 123", "卡号**** **** **** ***0 123")]
    [InlineData("一三八一二三四五六七八", "***********")]
    [InlineData("１３８１２３４５６７８", "***********")]
    [InlineData("账号12345678", "账号********")]
    [InlineData("身份证11010519491231002X", "身份证******************")]
    [InlineData("0755-26543210", "****-********")]
    public void A_personal_number_is_masked(string text, string expected) => Assert.Equal(expected, Masking.Mask(text));

    [Theory]
    [InlineData("刷了12000没到")]
    [InlineData("打95016或者400-123-4567")]
    [InlineData("客服电话95534")]
    [InlineData("电话4001234567")]
    [InlineData("2026-11-20 15:30:22刷的2600元")]
    [InlineData("20261120153022")]
    [InlineData("参考号123456789012")]
    [InlineData("订单号码 202611201234567")]
    [InlineData("商户号898310012345678终端号12345678")]
    [InlineData("尾号6222的卡收了1,200,000元")]
    [InlineData("银行卡到账5000少了3000")]
    [InlineData("三千八，一万二，五六天，二〇二六年十一月")]
    [InlineData("昨天3笔 1200 3500 800")]
    [InlineData("打12363、12315还是96110")]
    public void Sums_dates_public_numbers_and_references_stay(string text) => Assert.Equal(text, Masking.Mask(text));

    public static TheoryData<string, string> Planted()
    {
        var data = new TheoryData<string, string>();
        foreach (var (label, digits) in Numbers())
            foreach (var shape in Shapes(label, digits))
                data.Add(shape, digits);
        return data;
    }

    /// <summary>Whatever the dress, what is left holds no run of the planted digits longer than the four of a card's tail.</summary>
    [Theory]
    [MemberData(nameof(Planted))]
    public void No_planted_number_survives(string text, string digits)
    {
        var masked = Masking.Mask(text);
        var left = Digits(masked);
        for (var i = 0; i + 5 <= digits.Length; i++)
            Assert.DoesNotContain(digits.Substring(i, 5), left, StringComparison.Ordinal);
        Assert.Equal(masked, Masking.Mask(masked));
    }

    [Fact]
    public void At_least_three_hundred_forms_are_planted() => Assert.True(Planted().Count >= 300, $"{Planted().Count}");

    [Fact]
    public void A_number_beyond_the_reading_cap_is_masked_too()
    {
        var masked = Masking.Mask(new string('好', 3_000) + "13812345678");
        Assert.EndsWith("好***********", masked, StringComparison.Ordinal);
    }

    static IEnumerable<(string Label, string Digits)> Numbers() =>
    [
        ("卡号", "6222021234567890123"), ("卡号", "6228480402564890018"), ("银行卡", "4111111111111111"), ("信用卡是", "5500005555555559"), ("my card number is ", "6217001234567890"), ("", "6225881234567890"),
        ("手机", "13812345678"), ("手机号：", "19987654321"), ("电话是", "15512349876"), ("call me on ", "17700001111"), ("", "18612345670"),
        ("身份证", "110105194912310021"), ("身份证号码是", "440301199001011234"), ("id number ", "320106198505052338"),
        ("账号", "123456789012"), ("对公账户：", "4000023409200123456"), ("account no. ", "99887766554"), ("电话", "02065432109"),
    ];

    static IEnumerable<string> Shapes(string label, string digits)
    {
        yield return $"{label}{digits}";
        yield return $"{label}{digits}，昨天刷了3000没到";
        yield return $"拉卡拉的机器，{label} {digits} 怎么办";
        yield return label + Wide(digits);
        yield return label + Han(digits);
        yield return label + Han(digits).Replace('一', '幺');
        yield return label + Grouped(digits, 4, " ");
        yield return label + Grouped(digits, 4, "-");
        yield return label + Grouped(digits, 4, ".");
        yield return label + Wide(Grouped(digits, 4, " "));
        yield return label + string.Join(' ', digits.ToCharArray());
        yield return label + string.Join('\u200B', digits.ToCharArray());
        yield return label + string.Concat(digits.Select((d, i) => i % 2 == 0 ? Wide(d.ToString()) : d.ToString()));
        yield return label + string.Concat(digits.Select((d, i) => i % 3 == 0 ? Han(d.ToString()) : d.ToString()));
        if (label.Length > 0 && label[0] > 0x7F)
        {
            yield return $"{label}是{digits}";
            yield return $"我的{label}：{digits}";
            yield return $"{label}{Grouped(digits, 4, " 然后 ")}";
            yield return $"{label}{digits[..6]}后面是{digits[6..]}";
        }
        else
        {
            yield return label + string.Concat(digits.Select(d => char.ConvertFromUtf32(0x1D7CE + d - '0')));
            yield return label + Grouped(digits, 4, " - ");
        }

        if (digits.Length == 11 && digits[0] == '1')
        {
            yield return $"+86 {digits[..3]} {digits[3..7]} {digits[7..]}";
            yield return $"{label}{digits[..3]} {digits[3..]}";
            yield return $"{digits[..3]}-{digits[3..7]}-{digits[7..]}打给我";
        }
    }

    static string Grouped(string digits, int size, string separator) =>
        string.Join(separator, digits.Length == 11 && digits[0] == '1' ? [digits[..3], digits[3..7], digits[7..]] : digits.Chunk(size).Select(c => new string(c)));

    static string Wide(string digits) => string.Concat(digits.Select(d => char.IsAsciiDigit(d) ? (char)(d - '0' + '０') : d));

    static string Han(string digits) => string.Concat(digits.Select(d => "零一二三四五六七八九"[d - '0']));

    static string Digits(string text) => string.Concat(Folding.Fold(text).ToString().Select(c => char.IsAsciiDigit(c) ? c : "零一二三四五六七八九".IndexOf(c) is >= 0 and var d ? (char)('0' + d) : c == '幺' ? '1' : '\0').Where(c => c != '\0'));
}
