namespace PosBot.Triage.Reading;

/// <summary>
/// The features of a message as 64-bit hashes, in four groups named by the two top bits: 0 characters and words, 1 syllables, 2 pairs at a distance, 3 concepts
/// and what the scanner found. Holds its buffers; one instance serves one thread at a time.
/// </summary>
public sealed class FeatureReader
{
    /// <summary>Changes whenever the features do; part of what a trained model is keyed by.</summary>
    public const int Version = 4;

    public const int Groups = 4;

    // Classifying needs no more than the first part of a long story, and the cost of a turn stays bounded.
    const int MostUnits = 700;

    const ulong Border = 1, Question = 2, Figure = 3;

    ulong[] _hashes = new ulong[1024];
    readonly ulong[] _units = new ulong[MostUnits + 2];
    readonly ushort[] _syllables = new ushort[MostUnits + 2];
    readonly bool[] _latin = new bool[MostUnits + 2];
    int _count;
    int _unitCount;

    public ReadOnlySpan<ulong> Read(Folded text, IReadOnlyList<ConceptHit> hits, Scan scan)
    {
        _count = 0;
        Units(text);
        for (var i = 0; i < _unitCount; i++)
        {
            if (_units[i] != Border)
                Add(0, Mix(11, _units[i]));
            if (i + 1 < _unitCount)
                Add(0, Mix(Mix(12, _units[i]), _units[i + 1]));
            if (i + 2 < _unitCount && !(_latin[i] && _latin[i + 2]))
                Add(0, Mix(Mix(Mix(13, _units[i]), _units[i + 1]), _units[i + 2]));
            if (_syllables[i] > 0)
            {
                Add(1, Mix(21, _syllables[i]));
                if (i + 1 < _unitCount && _syllables[i + 1] > 0)
                    Add(1, Mix(Mix(22, _syllables[i]), _syllables[i + 1]));
            }

            for (var gap = 2; gap <= 4 && i + gap < _unitCount; gap++)
                if (_units[i] != Border && _units[i + gap] != Border)
                    Add(2, Mix(Mix(31, _units[i]), _units[i + gap]));
        }

        Concepts(hits);
        Found(scan);
        return _hashes.AsSpan(0, _count);
    }

    // A Chinese character, a number or a Latin word is one unit; punctuation and the ends are borders.
    void Units(Folded text)
    {
        _unitCount = 0;
        Unit(Border, 0, false);
        var i = 0;
        while (i < text.Length && _unitCount < MostUnits)
        {
            var c = text[i];
            if (Folding.IsHan(c))
            {
                Unit(Mix(1, c), Folding.Syllable(c), false);
                i++;
            }
            else if (char.IsAsciiDigit(c))
            {
                while (i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] is ',' or '.' or '-' or ':' or '/' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))))
                    i++;
                Unit(Figure, 0, false);
            }
            else if (char.IsLetter(c))
            {
                var start = i;
                while (i < text.Length && (char.IsLetter(text[i]) && !Folding.IsHan(text[i]) || (text[i] == '\'' && i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]))))
                    i++;
                Word(text.Text[start..i]);
            }
            else
            {
                if (c == '?')
                    Unit(Question, 0, false);
                else if (c != ' ' && _units[_unitCount - 1] is not (Border or Question))
                    Unit(Border, 0, false);
                i++;
            }
        }

        if (_units[_unitCount - 1] != Border)
            Unit(Border, 0, false);
    }

    void Word(ReadOnlySpan<char> word)
    {
        var hash = 2UL;
        foreach (var c in word)
            hash = Mix(hash, c);
        Unit(hash, 0, true);
        if (word.Length > 24)
            return;
        // The word with a blank at each end, in pieces of two to five.
        for (var size = 2; size <= 5; size++)
            for (var start = -1; start + size <= word.Length + 1; start++)
            {
                var piece = Mix(14, (ulong)size);
                for (var i = start; i < start + size; i++)
                    piece = Mix(piece, (uint)i < (uint)word.Length ? word[i] : ' ');
                Add(0, piece);
            }
    }

    void Unit(ulong unit, ushort syllable, bool latin)
    {
        _units[_unitCount] = unit;
        _syllables[_unitCount] = syllable;
        _latin[_unitCount] = latin;
        _unitCount++;
    }

    void Concepts(IReadOnlyList<ConceptHit> hits)
    {
        var most = Math.Min(hits.Count, 24);
        for (var a = 0; a < most; a++)
        {
            var first = Concept(hits[a]);
            Add(3, Mix(41, first));
            for (var b = a + 1; b < most; b++)
                if (hits[b].Concept != hits[a].Concept)
                    Add(3, Pair(first, Concept(hits[b])));
        }
    }

    // Delay and overdue differ by a number, which no run of characters can learn: the wait is told as a class of its own.
    void Found(Scan scan)
    {
        var cycle = scan.Entities.Cycle switch { null => 0UL, "秒到" or "D+0" or "T+0" => 1UL, "D+1" => 2UL, "T+1" => 3UL, _ => 4UL };
        var bucket = (ulong)scan.Wait.Bucket;
        Add(3, Mix(42, bucket));
        if (bucket > 0)
            Add(3, Mix(Mix(43, bucket), cycle));
        if (scan.Wait.WorkingDays is { } working)
            Add(3, Mix(44, working >= 3 ? 2UL : 1UL));
        if (cycle > 0)
            Add(3, Mix(45, cycle));
        // By index: the enumerator of a list behind an interface is an allocation.
        for (var i = 0; i < scan.Spans.Count; i++)
            switch (scan.Spans[i])
            {
                case CodeSpan:
                    Add(3, Mix(46, 1));
                    break;
                case PercentSpan:
                    Add(3, Mix(46, 2));
                    break;
                case AmountSpan amount:
                    Add(3, Mix(47, (ulong)amount.Role));
                    break;
                case ProviderSpan provider:
                    Add(3, Mix(48, (ulong)provider.Kind));
                    break;
                case IdentifierSpan identifier:
                    Add(3, Mix(49, (ulong)identifier.Kind));
                    break;
                case DurationSpan duration:
                    Add(3, Mix(Mix(50, (ulong)duration.Role), (ulong)duration.Unit));
                    break;
            }
    }

    static ulong Concept(ConceptHit hit) => ((ulong)hit.Concept * 2) + (hit.Negated ? 1UL : 0UL);

    static ulong Pair(ulong a, ulong b) => a < b ? Mix(Mix(51, a), b) : Mix(Mix(51, b), a);

    static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0x9E3779B97F4A7C15UL;
        return hash ^ (hash >> 29);
    }

    void Add(int group, ulong hash)
    {
        if (_count == _hashes.Length)
            Array.Resize(ref _hashes, _count * 2);
        _hashes[_count++] = (hash & 0x3FFF_FFFF_FFFF_FFFF) | ((ulong)group << 62);
    }
}
