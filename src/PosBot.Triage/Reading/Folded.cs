namespace PosBot.Triage.Reading;

/// <summary>A text with every spelling difference that never matters taken out, and the way back to the original.</summary>
public sealed class Folded
{
    internal char[] Chars = new char[64];
    internal int[] Map = new int[65];

    /// <summary>Characters in the folded text; at most <see cref="Folding.Cap"/>.</summary>
    public int Length { get; internal set; }

    /// <summary>True where the original was longer than the cap and its tail was not read.</summary>
    public bool Truncated { get; internal set; }

    public ReadOnlySpan<char> Text => Chars.AsSpan(0, Length);

    public char this[int index] => Chars[index];

    /// <summary>Index in the original of a folded index; <see cref="Length"/> gives the end of what was read.</summary>
    public int Original(int index) => Map[index];

    /// <summary>The stretch of the original that a folded stretch came from.</summary>
    public (int Start, int Length) Original(int start, int length) =>
        length == 0 ? (Map[start], 0) : (Map[start], Map[start + length] - Map[start]);

    public override string ToString() => Text.ToString();

    internal void Clear()
    {
        Length = 0;
        Truncated = false;
        Map[0] = 0;
    }

    internal void Add(char folded, int original)
    {
        if (Length == Chars.Length)
        {
            Array.Resize(ref Chars, Chars.Length * 2);
            Array.Resize(ref Map, Chars.Length + 1);
        }

        Chars[Length] = folded;
        Map[Length] = original;
        Length++;
    }
}
