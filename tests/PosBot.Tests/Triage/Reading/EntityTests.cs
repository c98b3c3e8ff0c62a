using System.Globalization;
using PosBot.Triage.Reading;

namespace PosBot.Tests.Triage.Reading;

public sealed class EntityTests
{
    [Theory]
    [InlineData("刷了三天了2800还没到", "amount=2800 days=3")]
    [InlineData("拉卡拉欠我两万三，四十多天了", "amount=23000 days=40 provider=拉卡拉")]
    [InlineData("卖了一万二，少了两百", "amount=200")]
    [InlineData("刷了5000只到4700", "amount=5000")]
    [InlineData("两万块分两次到，第一次到了八千，那一万二不见了", "amount=12000")]
    [InlineData("押金299不退", "amount=299")]
    [InlineData("我每天流水两万", "")]
    [InlineData("昨天下午三点刷的1500元没到", "amount=1500 date=昨天下午三点")]
    [InlineData("T+1的机子，三个工作日过去了没到", "days=3 cycle=T+1")]
    [InlineData("说好的秒到，都俩小时了", "cycle=秒到")]
    [InlineData("客服让等三天", "support")]
    [InlineData("客服让等，我等了12天了，还要等多久", "days=12 support")]
    [InlineData("打了95016没人接", "support")]
    [InlineData("自称拉卡拉客服打来的", "provider=拉卡拉")]
    [InlineData("业务员说再等三天", "")]
    [InlineData("还没联系客服", "")]
    [InlineData("客服电话多少", "")]
    [InlineData("顾客用微信付了800", "amount=800")]
    [InlineData("微信收款码的800没到", "amount=800 provider=微信支付")]
    [InlineData("工行卡没收到拉卡啦的钱", "provider=拉卡拉")]
    [InlineData("报错51", "code=51")]
    [InlineData("我手机13812345678", "phone")]
    [InlineData("卡号6222021234567890123", "phone")]
    [InlineData("9号刷的，今天23号，没到", "date=9号")]
    [InlineData("周五下午收的，周六了没见钱", "date=周五下午")]
    [InlineData("半个月前刷的8600", "amount=8600 days=15 date=半个月前")]
    [InlineData("一个多月前客人充卡刷的3000块到现在没到", "amount=3000 days=30 date=一个多月前")]
    [InlineData("俩月没到账", "days=60")]
    [InlineData("上周一刷的这周三了还没给我", "date=上周一")]
    [InlineData("海外客人刷了500美金", "")]
    [InlineData("called customer service, they said wait 3 days", "support")]
    [InlineData("Swiped 3,200 yesterday afternoon and this morning still nothing", "amount=3200 date=yesterday afternoon")]
    [InlineData("T+1 and it's been nine days", "days=9 cycle=T+1")]
    [InlineData("terminal shows code 05", "code=05")]
    [InlineData("Lakala owes me 12000", "amount=12000 provider=拉卡拉")]
    [InlineData("不是2800是2600", "amount=2600")]
    [InlineData("师傅给我多刷了五十", "amount=50")]
    [InlineData("小票加起来8460，到账8103", "amount=8460")]
    [InlineData("T+1 they said. Today is day six.", "days=6 cycle=T+1")]
    [InlineData("always wait. Twelve days I wait", "days=12")]
    [InlineData("一毛没到", "")]
    [InlineData("一分钱都没见", "")]
    [InlineData("昨天刷的第二天没到", "date=昨天")]
    [InlineData("放假第一天刷的", "")]
    [InlineData("这笔钱delay一个月了", "days=30")]
    [InlineData("十好几天了，我那一万二", "amount=12000 days=10")]
    public void A_message_gives_what_it_states_and_nothing_more(string text, string expected) => Assert.Equal(expected, Fields(ReadingFixture.Scan(text).Entities));

    [Theory]
    [InlineData("11月20日刷的", "2026-11-20", 5)]
    [InlineData("昨晚十一点半收的一单", "2026-11-24", 1)]
    [InlineData("国庆前一天刷的", "2026-09-30", 56)]
    [InlineData("9号刷的，今天23号", "2026-11-09", 14)]
    [InlineData("上周五刷的，这周一还没来", "2026-11-20", 3)]
    [InlineData("周五刷了一万二，今天礼拜一，还没到", "2026-11-20", 3)]
    [InlineData("三天前卖的", "2026-11-22", 3)]
    [InlineData("sold on Monday", "2026-11-23", 2)]
    [InlineData("今天刷的还没到", "2026-11-25", 0)]
    public void The_day_of_the_sale_gives_the_days_since(string text, string day, int since)
    {
        var scan = ReadingFixture.Scan(text);
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), scan.Sale.Date);
        Assert.Equal(since, scan.Wait.SinceSale);
    }

    [Fact]
    public void The_time_of_day_of_the_sale_is_kept() => Assert.Equal(new TimeOnly(23, 30), ReadingFixture.Scan("昨晚十一点半收的").Sale.Time);

    [Fact]
    public void Dates_are_those_of_China_whatever_the_offset_of_the_clock()
    {
        var utc = new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero);
        var scan = ReadingFixture.Scanner.Read("昨天刷的", utc);
        Assert.Equal(new DateOnly(2026, 11, 24), scan.Sale.Date);
    }

    [Theory]
    [InlineData("没到", 0)]
    [InlineData("等了两天", 1)]
    [InlineData("四天没到", 2)]
    [InlineData("等了九天", 3)]
    [InlineData("半个月了", 4)]
    [InlineData("三个工作日过去了", 3)]
    [InlineData("扣掉周末，整整四个工作日了", 3)]
    [InlineData("上上周三刷的", 4)]
    public void A_wait_falls_into_its_bucket(string text, int bucket) => Assert.Equal(bucket, ReadingFixture.Scan(text).Wait.Bucket);

    [Fact]
    public void Spans_point_into_the_original_text_and_never_overlap()
    {
        const string text = "昨天\u200B下午３点，刷了￥１２００，卡号６２２２０２１２３４５６７８９０１２３，拉卡啦 T＋１";
        var spans = ReadingFixture.Scan(text).Spans;
        for (var i = 1; i < spans.Count; i++)
            Assert.True(spans[i].Start >= spans[i - 1].End);
        var amount = Assert.Single(spans.OfType<AmountSpan>());
        Assert.Equal("￥１２００", text.Substring(amount.Start, amount.Length));
        var cycle = Assert.Single(spans.OfType<CycleSpan>());
        Assert.Equal("T＋１", text.Substring(cycle.Start, cycle.Length));
    }

    static string Fields(Entities e)
    {
        var fields = new List<string>();
        if (e.Amount is { } amount)
            fields.Add($"amount={amount.ToString("0.##", CultureInfo.InvariantCulture)}");
        if (e.DaysWaiting is { } days)
            fields.Add($"days={days}");
        if (e.Cycle is { } cycle)
            fields.Add($"cycle={cycle}");
        if (e.Code is { } code)
            fields.Add($"code={code}");
        if (e.DateExpression is { } date)
            fields.Add($"date={date}");
        if (e.Provider is { } provider)
            fields.Add($"provider={provider}");
        if (e.ContactedSupport == true)
            fields.Add("support");
        if (e.PhoneOrCardPresent)
            fields.Add("phone");
        return string.Join(' ', fields);
    }
}
