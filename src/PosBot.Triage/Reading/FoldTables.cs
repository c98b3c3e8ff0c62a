using System.IO.Compression;

namespace PosBot.Triage.Reading;

/// <summary>The generated tables (see fold-tables.md): simplified form and toneless syllable of every character of the basic plane.</summary>
public static class FoldTables
{
    public const string Magic = "FOLD1";

    /// <summary>Simplified form by character; a character that has none maps to itself.</summary>
    internal static readonly char[] Simplified = new char[0x10000];

    /// <summary>Syllable id by character, 0 for none.</summary>
    internal static readonly ushort[] Syllables = new ushort[0x10000];

    /// <summary>Spelling of each syllable id; the first is empty.</summary>
    internal static readonly string[] Spellings;

    static FoldTables()
    {
        using var stream = Open();
        using var inflated = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(inflated);
        if (reader.ReadString() != Magic)
            throw new InvalidDataException("fold-tables.bin: not a table of this version; run the fold-tables command of PosBot.Training.");
        for (var c = 0; c < Simplified.Length; c++)
            Simplified[c] = (char)c;
        var pairs = reader.ReadInt32();
        for (var i = 0; i < pairs; i++)
        {
            var from = reader.ReadUInt16();
            Simplified[from] = (char)reader.ReadUInt16();
        }

        Spellings = new string[reader.ReadInt32()];
        for (var i = 0; i < Spellings.Length; i++)
            Spellings[i] = reader.ReadString();
        int first = reader.ReadUInt16();
        var bytes = reader.ReadBytes(reader.ReadInt32() * 2);
        Buffer.BlockCopy(bytes, 0, Syllables, first * 2, bytes.Length);
    }

    /// <summary>The file as it is embedded; its bytes are part of what a trained model is keyed by.</summary>
    public static Stream Open() =>
        typeof(FoldTables).Assembly.GetManifestResourceStream("PosBot.Triage.Reading.fold-tables.bin")
        ?? throw new InvalidDataException("fold-tables.bin is not embedded in PosBot.Triage.");
}
