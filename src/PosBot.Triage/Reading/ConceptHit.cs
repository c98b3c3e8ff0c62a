namespace PosBot.Triage.Reading;

/// <summary>A concept word in a folded text. Start and Length are places in the folded text (<see cref="Folded.Original(int, int)"/> leads back).</summary>
public readonly record struct ConceptHit(int Concept, int Start, int Length, bool Negated, bool ByPinyin)
{
    public int End => Start + Length;
}
