using System.Runtime.InteropServices;

namespace PosBot.Triage.Reading;

/// <summary>
/// A trained model as it lies on disk: one row a feature with its key, its rarity (idf) and one signed byte a topic under a scale of the row. Bytes lose
/// nothing that cross-validation can see and keep the file small.
/// </summary>
public sealed class ModelFile
{
    /// <summary>Topics a row has room for.</summary>
    public const int Stride = 32;

    const uint Magic = 0x4D494250;

    const int Version = 2;

    /// <summary>Hash of all that the model was made from.</summary>
    public required string SourceHash { get; init; }

    public required string[] Topics { get; init; }

    public required Thresholds Thresholds { get; init; }

    public required float[] Bias { get; init; }

    public required ulong[] Keys { get; init; }

    public required float[] Rarity { get; init; }

    public required float[] Scales { get; init; }

    public required sbyte[] Weights { get; init; }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(SourceHash);
        writer.Write(Topics.Length);
        foreach (var topic in Topics)
            writer.Write(topic);
        foreach (var limit in (ReadOnlySpan<float>)[Thresholds.Accept, Thresholds.AcceptGap, Thresholds.Reject, Thresholds.OutOfScopeGap, Thresholds.ScamGap])
            writer.Write(limit);
        writer.Write(Keys.Length);
        writer.Write(MemoryMarshal.AsBytes<float>(Bias));
        writer.Write(MemoryMarshal.AsBytes<ulong>(Keys));
        writer.Write(MemoryMarshal.AsBytes<float>(Rarity));
        writer.Write(MemoryMarshal.AsBytes<float>(Scales));
        writer.Write(MemoryMarshal.AsBytes<sbyte>(Weights));
    }

    public static ModelFile Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var hash = Head(reader) ?? throw new InvalidDataException("The intent model is not of this version; build the solution again to train it.");
        var topics = new string[reader.ReadInt32()];
        for (var t = 0; t < topics.Length; t++)
            topics[t] = reader.ReadString();
        var thresholds = new Thresholds(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());
        var rows = reader.ReadInt32();
        return new ModelFile
        {
            SourceHash = hash, Topics = topics, Thresholds = thresholds,
            Bias = Block<float>(stream, Stride), Keys = Block<ulong>(stream, rows), Rarity = Block<float>(stream, rows), Scales = Block<float>(stream, rows),
            Weights = Block<sbyte>(stream, rows * Stride),
        };
    }

    /// <summary>The source hash of a model file, null where there is none of this version.</summary>
    public static string? HashOf(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = new BinaryReader(stream);
            return Head(reader);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    static string? Head(BinaryReader reader) => reader.ReadUInt32() == Magic && reader.ReadInt32() == Version ? reader.ReadString() : null;

    static T[] Block<T>(Stream stream, int length)
        where T : unmanaged
    {
        var block = new T[length];
        stream.ReadExactly(MemoryMarshal.AsBytes(block.AsSpan()));
        return block;
    }
}
