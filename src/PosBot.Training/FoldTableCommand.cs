using System.IO.Compression;
using System.Text;
using PosBot.Triage.Reading;

namespace PosBot.Training;

/// <summary>Writes fold-tables.bin from the Unihan files of the Unicode Character Database.</summary>
static class FoldTableCommand
{
    // The database lists these as variants of themselves first, or not at all; people type them in simplified sentences.
    static readonly (char From, char To)[] Additions =
    [
        ('裡', '里'), ('裏', '里'), ('麽', '么'), ('甚', '什'), ('喺', '在'), ('嘅', '的'), ('咗', '了'), ('佢', '他'), ('係', '是'), ('嗰', '那'), ('俾', '给'), ('畀', '给'),
        ('乾', '干'), ('噉', '这'),
    ];

    public static int Run(string folder, string output)
    {
        var simplified = new SortedDictionary<int, int>();
        foreach (var (character, values) in Lines(folder, "Unihan_IRGSources.txt", "kCompatibilityVariant"))
            Put(simplified, character, Code(values[0]));
        foreach (var (character, values) in Lines(folder, "Unihan_Variants.txt", "kSimplifiedVariant"))
            if (values.Select(Code).Where(v => v != character && v < 0x10000).ToList() is [var first, ..])
                Put(simplified, character, first);
        foreach (var (from, to) in Additions)
            simplified[from] = to;
        // 幺 is read for one in numbers; folded to 么 it would hide a digit from the mask.
        simplified.Remove('幺');
        // 后, 里 and their like are simplified targets; nothing may lead through two steps.
        foreach (var from in simplified.Keys.ToList())
            if (simplified.TryGetValue(simplified[from], out var further) && further != from)
                simplified[from] = further;

        var readings = new SortedDictionary<int, string>();
        foreach (var (character, values) in Lines(folder, "Unihan_Readings.txt", "kMandarin"))
            if (character < 0x10000)
                readings[character] = Toneless(values[0]);
        var spellings = readings.Values.Distinct().Order(StringComparer.Ordinal).Prepend("").ToList();
        Write(output, simplified, readings, spellings);
        Console.WriteLine($"{simplified.Count} simplified pairs, {readings.Count} readings, {spellings.Count - 1} syllables, {new FileInfo(output).Length} bytes");
        return 0;
    }

    static void Write(string output, SortedDictionary<int, int> simplified, SortedDictionary<int, string> readings, List<string> spellings)
    {
        using var file = File.Create(output);
        using var packed = new BrotliStream(file, CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(packed);
        writer.Write(FoldTables.Magic);
        writer.Write(simplified.Count);
        foreach (var (from, to) in simplified)
        {
            writer.Write((ushort)from);
            writer.Write((ushort)to);
        }

        writer.Write(spellings.Count);
        foreach (var spelling in spellings)
            writer.Write(spelling);
        var first = Math.Max(0x3400, readings.Keys.Where(c => c >= 0x3400).Min());
        var last = readings.Keys.Max();
        writer.Write((ushort)first);
        writer.Write(last - first + 1);
        for (var c = first; c <= last; c++)
            writer.Write((ushort)(readings.TryGetValue(c, out var reading) ? spellings.BinarySearch(reading, StringComparer.Ordinal) : 0));
    }

    static void Put(SortedDictionary<int, int> table, int from, int to)
    {
        if (from < 0x10000 && to < 0x10000 && from >= 0x2E80)
            table[from] = to;
    }

    static IEnumerable<(int Character, string[] Values)> Lines(string folder, string file, string field)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, file)))
            if (line.Split('\t') is [['U', '+', ..] character, var name, var values] && name == field)
                yield return (Code(character), values.Split(' '));
    }

    static int Code(string text) => Convert.ToInt32(text[2..], 16);

    // ü stays apart from u as v, as on a keyboard. By table: the invariant culture of this build does not decompose.
    static string Toneless(string syllable)
    {
        var letters = new StringBuilder();
        foreach (var c in syllable)
            letters.Append(c switch
            {
                'ā' or 'á' or 'ǎ' or 'à' => "a",
                'ē' or 'é' or 'ě' or 'è' or 'ê' or 'ế' or 'ề' => "e",
                'ī' or 'í' or 'ǐ' or 'ì' => "i",
                'ō' or 'ó' or 'ǒ' or 'ò' => "o",
                'ū' or 'ú' or 'ǔ' or 'ù' => "u",
                'ü' or 'ǖ' or 'ǘ' or 'ǚ' or 'ǜ' => "v",
                'ń' or 'ň' or 'ǹ' => "n",
                'ḿ' => "m",
                >= 'a' and <= 'z' => c.ToString(),
                _ => "",
            });
        return letters.ToString();
    }
}
