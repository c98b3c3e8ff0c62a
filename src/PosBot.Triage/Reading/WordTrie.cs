namespace PosBot.Triage.Reading;

/// <summary>Folded words with a number each; the longest one at a place is found in one walk.</summary>
internal sealed class WordTrie
{
    readonly Dictionary<long, int> _next = [];
    readonly List<int> _value = [-1];

    /// <summary>Adds a word as written; the first value given to a spelling stays.</summary>
    public void Add(string word, int value)
    {
        var folded = Folding.Fold(word);
        var node = 0;
        foreach (var c in folded.Text)
        {
            var key = ((long)node << 16) | c;
            if (!_next.TryGetValue(key, out var next))
            {
                next = _value.Count;
                _value.Add(-1);
                _next.Add(key, next);
            }

            node = next;
        }

        if (node != 0 && _value[node] < 0)
            _value[node] = value;
    }

    /// <summary>Length of the longest word that starts at the place, 0 for none. A word that ends in a Latin letter or digit must end there in the text too.</summary>
    public int Longest(ReadOnlySpan<char> text, int start, out int value)
    {
        value = -1;
        var length = 0;
        if (char.IsAsciiLetterOrDigit(text[start]) && start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
            return 0;
        var node = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (!_next.TryGetValue(((long)node << 16) | text[i], out node))
                break;
            if (_value[node] < 0)
                continue;
            if (char.IsAsciiLetterOrDigit(text[i]) && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]))
                continue;
            value = _value[node];
            length = i + 1 - start;
        }

        return length;
    }
}
