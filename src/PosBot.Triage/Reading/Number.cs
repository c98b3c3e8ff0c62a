namespace PosBot.Triage.Reading;

/// <summary>A number as people write it, in digits, Chinese numerals or both; End is the folded index after it.</summary>
internal readonly record struct Number(int Start, int End, decimal Low, decimal High)
{
    /// <summary>多, 来, 余: about or at least.</summary>
    public bool Approximate { get; init; }

    /// <summary>几千: that there is a number is all that was said.</summary>
    public bool Vague { get; init; }

    /// <summary>Carries 百, 千, 万, k or w.</summary>
    public bool Magnitude { get; init; }

    /// <summary>Written in Chinese numerals only.</summary>
    public bool IsHan { get; init; }

    /// <summary>Chinese digits read one by one (二〇二六), not a quantity.</summary>
    public bool Spelled { get; init; }

    /// <summary>Arabic digits before a decimal point, 0 where there are none.</summary>
    public int Digits { get; init; }

    public int Decimals { get; init; }

    /// <summary>Thousands are set off by commas.</summary>
    public bool Commas { get; init; }
}
