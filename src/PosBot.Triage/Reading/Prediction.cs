namespace PosBot.Triage.Reading;

public enum Verdict
{
    /// <summary>Act on the top topic.</summary>
    Accept,

    /// <summary>Ask whether the top or the second is meant.</summary>
    Ask,

    /// <summary>Nothing in scope is near enough.</summary>
    Reject,
}

/// <summary>What the classifier makes of a message.</summary>
/// <param name="Top">Topic id with the highest score.</param>
/// <param name="Second">Topic id after it.</param>
/// <param name="Margin">Raw score of the top topic: the signed distance to its boundary, about -1 to 2.</param>
/// <param name="Gap">Score of the top less the second.</param>
/// <param name="OutOfScope">Score of the out-of-scope class.</param>
/// <param name="ScamGap">Score of the top less that of being_scammed_now; 0 where that is the top.</param>
/// <param name="ScamNear">being_scammed_now is the top or so near to it that a guard must look.</param>
public readonly record struct Prediction(
    string Top, string Second, float Margin, float Gap, float OutOfScope, float ScamGap, bool ScamNear, Verdict Verdict)
{
    public bool Accepted => Verdict == Verdict.Accept;
}
