namespace PosBot.Triage.Reading;

/// <summary>The limits that calibration found on lines the model had not seen.</summary>
/// <param name="Accept">A top score from here on is acted on, if it leads by enough.</param>
/// <param name="AcceptGap">The lead over the second that acting needs.</param>
/// <param name="Reject">A top score under this is nothing in scope.</param>
/// <param name="OutOfScopeGap">The least lead over the out-of-scope score.</param>
/// <param name="ScamGap">So far behind the top being_scammed_now may lie and still be looked at.</param>
public readonly record struct Thresholds(float Accept, float AcceptGap, float Reject, float OutOfScopeGap, float ScamGap);
