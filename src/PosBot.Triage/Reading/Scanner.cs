namespace PosBot.Triage.Reading;

/// <summary>
/// Finds what has a type in a message, without regular expressions and in time linear in its length. Each reader walks the text once and claims what it
/// finds: identifiers, codes and cycles, times, rates, money, institutions. What an earlier one claimed a later one does not see.
/// </summary>
public sealed class Scanner(Providers providers, Festivals festivals)
{
    /// <summary>China has one zone and no summer time; a fixed offset needs no zone data on the machine.</summary>
    public static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public Scan Read(string text, DateTimeOffset now) => Read(Folding.Fold(text), text, now);

    /// <summary>Reads a text that is folded already; the original is needed for the words of the date.</summary>
    public Scan Read(Folded folded, string original, DateTimeOffset now)
    {
        var pass = new ScanPass(folded, now);
        Identifiers.Read(pass, folded);
        CodesAndCycles.Read(pass);
        TimeSpans.Read(pass, festivals);
        Percents.Read(pass);
        Amounts.Read(pass);
        Institutions(pass);
        pass.Spans.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Length.CompareTo(b.Length));
        var saleSpan = EntityReader.Sale(pass, out var sale);
        var entities = EntityReader.Read(pass, saleSpan, original, folded);
        var wait = EntityReader.Wait(pass, sale);
        // Only now do the spans move to their places in the original.
        for (var s = 0; s < pass.Spans.Count; s++)
        {
            var (start, length) = folded.Original(pass.Spans[s].Start, pass.Spans[s].Length);
            if (start != pass.Spans[s].Start || length != pass.Spans[s].Length)
                pass.Spans[s] = pass.Spans[s] with { Start = start, Length = length };
        }

        return new Scan(pass.Spans, entities, sale, wait);
    }

    void Institutions(ScanPass pass)
    {
        for (var i = 0; i < pass.Length; i++)
            if (pass.IsFree(i) && providers.Trie.Longest(pass.Text, i, out var index) is > 0 and var length && pass.IsFree(i, i + length))
            {
                var provider = providers.All[index];
                pass.Claim(i, i + length, new ProviderSpan(i, length, provider.Id, provider.Name, provider.Kind));
                i += length - 1;
            }
    }
}
