namespace PosBot.Triage.Reading;

/// <summary>Aho-Corasick: all words at once, each character looked at once.</summary>
internal sealed class WordAutomaton
{
    readonly Dictionary<long, int> _next = [];
    readonly List<int> _depth = [0];
    readonly List<int> _fail = [0];
    readonly List<int> _output = [0];
    readonly List<(int Entry, int Next)> _outputs = [(0, 0)];

    public void Add(string word, int entry)
    {
        var node = 0;
        foreach (var c in word)
        {
            var key = Key(node, c);
            if (!_next.TryGetValue(key, out var next))
            {
                next = _depth.Count;
                _next.Add(key, next);
                _depth.Add(_depth[node] + 1);
                _fail.Add(0);
                _output.Add(0);
            }

            node = next;
        }

        _outputs.Add((entry, _output[node]));
        _output[node] = _outputs.Count - 1;
    }

    /// <summary>Completes the automaton; call once after the last word.</summary>
    public void Link()
    {
        foreach (var (key, node) in _next.OrderBy(edge => _depth[edge.Value]).ToList())
        {
            var (parent, c) = ((int)(key >> 16), (char)key);
            _fail[node] = parent == 0 ? 0 : Step(_fail[parent], c);
            // A node ends its own words, then those of its longest proper suffix.
            if (_output[node] == 0)
            {
                _output[node] = _output[_fail[node]];
                continue;
            }

            var last = _output[node];
            while (_outputs[last].Next != 0)
                last = _outputs[last].Next;
            _outputs[last] = (_outputs[last].Entry, _output[_fail[node]]);
        }
    }

    public int Step(int state, char c)
    {
        while (true)
        {
            if (_next.TryGetValue(Key(state, c), out var next))
                return next;
            if (state == 0)
                return 0;
            state = _fail[state];
        }
    }

    /// <summary>First output of a state, 0 for none; <see cref="Next"/> leads on.</summary>
    public int Output(int state) => _output[state];

    public int Next(int output) => _outputs[output].Next;

    public int Entry(int output) => _outputs[output].Entry;

    static long Key(int node, char c) => ((long)node << 16) | c;
}
