using System.Diagnostics;
using PosBot.Triage.Reading;

namespace PosBot.Tests.Triage.Reading;

/// <summary>Inputs on which published recognizers need seconds to minutes; here the time must grow no faster than the text.</summary>
public sealed class HostileInputTests
{
    public static TheoryData<string> Seeds() => ["1", "1-1", "一万二千", "昨天下午三点", "2026年11月", "6222 ", "三", "a1", "，", "没不", "说三天内", "1,", "https://a.", "¥", "半个月前", "卡号是", "one two "];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Ten_thousand_characters_are_read_and_masked_in_time(string seed)
    {
        var text = string.Concat(Enumerable.Repeat(seed, (10_000 / seed.Length) + 1))[..10_000];
        ReadingFixture.Scan(text);
        var clock = Stopwatch.StartNew();
        ReadingFixture.Scan(text);
        Masking.Mask(text);
        // Generous for a busy machine; a quadratic reader misses it by far.
        Assert.True(clock.ElapsedMilliseconds < 500, $"{clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Any_characters_at_all_are_read_without_an_error()
    {
        var state = 12345u;
        var alphabet = "0123456789０１２.,-:/+%¥$ 一二三十百千万亿两几半第号日月年天点时分上下周末个多来前后块元角毛刷收到没不T+DABCx卡手机昨今前明国庆节秒\uD835\uDFCE\u200B。，？".ToCharArray();
        for (var round = 0; round < 3_000; round++)
        {
            var text = new char[1 + (round % 40)];
            for (var i = 0; i < text.Length; i++)
            {
                state = (state * 1664525u) + 1013904223u;
                text[i] = alphabet[(state >> 8) % (uint)alphabet.Length];
            }

            var message = new string(text);
            foreach (var span in ReadingFixture.Scan(message).Spans)
                Assert.InRange(span.End, span.Start, message.Length);
            Masking.Mask(message);
        }
    }
}
