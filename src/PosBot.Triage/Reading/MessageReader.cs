namespace PosBot.Triage.Reading;

/// <summary>Everything that is read from one message.</summary>
public sealed record MessageReading(Folded Text, IReadOnlyList<ConceptHit> Hits, Scan Scan, Prediction Prediction);

/// <summary>Folding, scanner, lexicon and model in their order.</summary>
public sealed class MessageReader(Scanner scanner, Lexicon lexicon, IntentModel model)
{
    public MessageReading Read(string text, DateTimeOffset now)
    {
        var folded = Folding.Fold(text);
        var hits = lexicon.Read(folded);
        var scan = scanner.Read(folded, text, now);
        return new MessageReading(folded, hits, scan, model.Predict(folded, hits, scan));
    }
}
