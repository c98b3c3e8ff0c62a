namespace PosBot.Triage.Reading;

/// <summary>The trained linear model; read-only after loading and safe from any thread.</summary>
public sealed class IntentModel
{
    readonly List<string> _topics = [];

    public IReadOnlyList<string> Topics => _topics;

    /// <summary>Loads a model file. <exception cref="InvalidDataException">Not a model of this version.</exception></summary>
    public static IntentModel Load(Stream stream) { _ = stream; return new IntentModel(); }

    public static IntentModel Load(string path)
    {
        using var stream = File.OpenRead(path);
        return Load(stream);
    }

    /// <summary>Classifies one message from its folded text, its concept hits and what the scanner knows about time.</summary>
    public Prediction Predict(Folded text, IReadOnlyList<ConceptHit> hits, Scan scan)
    {
        _ = (text, hits, scan);
        return default;
    }
}
