using System.Numerics;
using System.Runtime.Intrinsics;

namespace PosBot.Triage.Reading;

/// <summary>The trained linear model; read-only after loading and safe from any thread, without allocation once a thread is warm.</summary>
public sealed class IntentModel
{
    /// <summary>Weight of each feature group after it is brought to unit length.</summary>
    public static ReadOnlySpan<float> GroupWeights => Weights;

    // An array: a span literal of floats is allocated anew at every call in a debug build.
    static readonly float[] Weights = [1f, 0.5f, 0.5f, 0.6f];

    [ThreadStatic]
    static Scratch? scratch;

    readonly ModelFile _file;
    readonly int[] _slots;
    readonly int _mask;
    readonly int _outOfScope;
    readonly int _scam;

    public IntentModel(ModelFile file)
    {
        _file = file;
        _outOfScope = Array.IndexOf(file.Topics, Topics.OutOfScope);
        _scam = Array.IndexOf(file.Topics, Topics.BeingScammedNow);
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, file.Keys.Length * 2));
        (_slots, _mask) = (new int[size], size - 1);
        for (var row = 0; row < file.Keys.Length; row++)
        {
            var slot = Slot(file.Keys[row]);
            while (_slots[slot] != 0)
                slot = (slot + 1) & _mask;
            _slots[slot] = row + 1;
        }
    }

    public IReadOnlyList<string> TopicIds => _file.Topics;

    public Thresholds Thresholds => _file.Thresholds;

    public static IntentModel Load(Stream stream) => new(ModelFile.Read(stream));

    /// <summary>Loads a model file. <exception cref="InvalidDataException">Not a model of this version.</exception></summary>
    public static IntentModel Load(string path)
    {
        using var stream = File.OpenRead(path);
        return Load(stream);
    }

    /// <summary>Classifies one message from its folded text, its concept hits and what the scanner found.</summary>
    public Prediction Predict(Folded text, IReadOnlyList<ConceptHit> hits, Scan scan)
    {
        var s = scratch ??= new Scratch();
        Span<float> scores = stackalloc float[ModelFile.Stride];
        Score(s.Features.Read(text, hits, scan), s, scores);
        return Judge(scores);
    }

    /// <summary>Raw scores by topic, for measuring; as many as there are topics.</summary>
    public void Score(ReadOnlySpan<ulong> features, Span<float> scores) => Score(features, scratch ??= new Scratch(), scores);

    void Score(ReadOnlySpan<ulong> features, Scratch s, Span<float> scores)
    {
        var known = s.Rows(features.Length);
        var count = 0;
        foreach (var feature in features)
            if (Find(feature) is >= 0 and var row)
                known[count++] = row;
        var rows = known[..count];
        rows.Sort();

        // Once for the length of each group, once for the sum.
        Span<float> norms = stackalloc float[FeatureReader.Groups];
        norms.Clear();
        for (var i = 0; i < count; i = Next(rows, i))
        {
            var value = Value(rows, i);
            norms[Group(rows[i])] += value * value;
        }

        for (var g = 0; g < norms.Length; g++)
            norms[g] = norms[g] > 0 ? GroupWeights[g] / MathF.Sqrt(norms[g]) : 0;

        var a = Vector256.LoadUnsafe(ref _file.Bias[0]);
        var b = Vector256.LoadUnsafe(ref _file.Bias[8]);
        var c = Vector256.LoadUnsafe(ref _file.Bias[16]);
        var d = Vector256.LoadUnsafe(ref _file.Bias[24]);
        for (var i = 0; i < count; i = Next(rows, i))
        {
            var row = rows[i];
            var scale = Vector256.Create(Value(rows, i) * norms[Group(row)] * _file.Scales[row]);
            var bytes = Vector256.LoadUnsafe(ref _file.Weights[row * ModelFile.Stride]);
            var (low, high) = Vector256.Widen(bytes);
            var (w0, w1) = Vector256.Widen(low);
            var (w2, w3) = Vector256.Widen(high);
            a += scale * Vector256.ConvertToSingle(w0);
            b += scale * Vector256.ConvertToSingle(w1);
            c += scale * Vector256.ConvertToSingle(w2);
            d += scale * Vector256.ConvertToSingle(w3);
        }

        Span<float> sums = stackalloc float[ModelFile.Stride];
        a.CopyTo(sums);
        b.CopyTo(sums[8..]);
        c.CopyTo(sums[16..]);
        d.CopyTo(sums[24..]);
        sums[.._file.Topics.Length].CopyTo(scores);
    }

    /// <summary>From scores to a verdict.</summary>
    public Prediction Judge(ReadOnlySpan<float> scores)
    {
        var (top, second) = (0, -1);
        for (var t = 1; t < _file.Topics.Length; t++)
            if (scores[t] > scores[top])
                (top, second) = (t, top);
            else if (second < 0 || scores[t] > scores[second])
                second = t;
        var outOfScope = _outOfScope < 0 ? float.NegativeInfinity : scores[_outOfScope];
        var scamGap = _scam < 0 ? float.PositiveInfinity : scores[top] - scores[_scam];
        var gap = scores[top] - scores[second];
        var limits = _file.Thresholds;
        // Foreign text scores low everywhere in scope, and its own class is a score beside that, not only an arg-max.
        var reject = top != _outOfScope && (scores[top] < limits.Reject || scores[top] - outOfScope < limits.OutOfScopeGap);
        var ask = scores[top] < limits.Accept || gap < limits.AcceptGap;
        var verdict = reject ? Verdict.Reject : ask ? Verdict.Ask : Verdict.Accept;
        return new Prediction(_file.Topics[top], _file.Topics[second], scores[top], gap, outOfScope, scamGap, scamGap <= limits.ScamGap, verdict);
    }

    int Find(ulong key)
    {
        for (var slot = Slot(key); _slots[slot] != 0; slot = (slot + 1) & _mask)
            if (_file.Keys[_slots[slot] - 1] == key)
                return _slots[slot] - 1;
        return -1;
    }

    int Slot(ulong key) => (int)((key * 0xD6E8FEB86659FD93UL) >> 32) & _mask;

    int Group(int row) => (int)(_file.Keys[row] >> 62);

    float Value(ReadOnlySpan<int> rows, int i)
    {
        var times = Next(rows, i) - i;
        return (times == 1 ? 1f : 1f + MathF.Log(times)) * _file.Rarity[rows[i]];
    }

    static int Next(ReadOnlySpan<int> rows, int i)
    {
        var row = rows[i];
        do
            i++;
        while (i < rows.Length && rows[i] == row);
        return i;
    }

    sealed class Scratch
    {
        int[] _rows = new int[1024];

        public FeatureReader Features { get; } = new();

        public Span<int> Rows(int length)
        {
            if (_rows.Length < length)
                _rows = new int[length * 2];
            return _rows;
        }
    }
}
