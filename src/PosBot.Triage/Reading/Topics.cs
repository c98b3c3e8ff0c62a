namespace PosBot.Triage.Reading;

/// <summary>The two topics that reading itself must know by name.</summary>
static class Topics
{
    public const string OutOfScope = "out_of_scope";

    public const string BeingScammedNow = "being_scammed_now";
}
