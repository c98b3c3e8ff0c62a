using PosBot.Tests.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Content;

/// <summary>No number that could be dialled and no address stands in any text unless a contact or a code is behind it.</summary>
public sealed class BackedWordsTests
{
    static readonly ContentPack Pack = RealPack.Pack;

    /// <summary>Long figures that are no numbers to dial: each the amount of a fact.</summary>
    static readonly Dictionary<string, string> Amounts = new(StringComparer.Ordinal)
    {
        ["10000"] = "c-card-limit-type2, c-limit, crime-fraud-266, micro-merchant-credit-cap, civil-cost",
        ["20000"] = "crime-contract-fraud-224",
        ["100000"] = "crime-unlicensed-settlement-225, civil-cost",
        ["200000"] = "c-card-limit-type2, civil-cost",
    };

    static HashSet<string> Dialled => Pack.Contacts.Values.SelectMany(c => new[] { c.Value, c.Tel }).OfType<string>()
        .Select(value => string.Concat(value.Where(char.IsAsciiDigit))).Where(digits => digits.Length > 0).ToHashSet(StringComparer.Ordinal);

    static HashSet<string> Hosts => Pack.Contacts.Values.SelectMany(c => new[] { c.Value, c.Url }).OfType<string>()
        .SelectMany(TextSpans.Hosts).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static TheoryData<string> Locales => [.. Pack.Words.Keys];

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_long_figure_in_the_words_is_a_contact_or_the_amount_of_a_fact(string locale)
    {
        foreach (var (key, text) in Pack.In(locale).ByKey)
            foreach (var figure in TextSpans.Figures(text).Where(f => f.Digits.Length >= 5))
            {
                // Digits grouped by commas are an amount, and never a number that one could dial.
                var backed = figure.Written.Contains(',', StringComparison.Ordinal) ? Amounts.ContainsKey(figure.Digits) : Dialled.Contains(figure.Digits);
                Assert.True(backed, $"{key} ({locale}) has '{figure.Written}', which no contact backs.");
            }
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Short_service_numbers_that_are_named_as_numbers_to_call_are_contacts(string locale)
    {
        foreach (var (key, text) in Pack.In(locale).ByKey)
            foreach (var lead in new[] { "打 ", "拨打 ", "call ", "Call ", "dial ", "ring " })
                for (var at = text.IndexOf(lead, StringComparison.Ordinal); at >= 0; at = text.IndexOf(lead, at + 1, StringComparison.Ordinal))
                    if (string.Concat(text.Skip(at + lead.Length).TakeWhile(char.IsAsciiDigit)) is { Length: >= 3 } digits)
                        Assert.True(Dialled.Contains(digits), $"{key} ({locale}) says to call {digits}, which no contact backs.");
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_host_in_the_words_is_a_contact(string locale)
    {
        foreach (var (key, text) in Pack.In(locale).ByKey)
            foreach (var host in TextSpans.Hosts(text))
                Assert.True(Hosts.Contains(host), $"{key} ({locale}) names the host '{host}', which no contact backs.");
    }

    [Fact]
    public void The_lookalike_hosts_are_never_in_the_words()
    {
        Assert.Contains("mepos.cn", Pack.Lookalikes);
        foreach (var words in Pack.Words.Values)
            foreach (var (key, text) in words.ByKey)
                foreach (var host in Pack.Lookalikes)
                    Assert.False(text.Contains(host, StringComparison.OrdinalIgnoreCase), $"{key} ({words.Locale}) names {host}.");
    }

    [Fact]
    public void Every_amount_on_the_allow_list_is_still_used_and_its_facts_exist()
    {
        var used = Pack.Words.Values.SelectMany(w => w.ByKey.Values).SelectMany(TextSpans.Figures).Select(f => f.Digits).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Amounts.Keys.Except(used));
        Assert.All(Amounts.Values.SelectMany(facts => facts.Split(", ")), fact => Assert.True(Pack.Facts.ContainsKey(fact), fact));
    }
}
