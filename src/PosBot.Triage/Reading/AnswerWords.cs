namespace PosBot.Triage.Reading;

public enum AnswerKind { None, Yes, No, Unknown, Skip }

/// <summary>An option of a question with words that people use for it.</summary>
public sealed record AnswerOption(string Id, IReadOnlyList<string> Words);

/// <summary>The best option, or none; ambiguous where two are equally good.</summary>
public readonly record struct OptionMatch(string? Id, bool Ambiguous);

/// <summary>Reads short answers by the examples of answers.md.</summary>
public sealed class AnswerWords
{
    /// <summary>Reads "## yes" sections with "- word" lines; several files (one a language) may be given.</summary>
    public static AnswerWords Parse(params IEnumerable<string> files) { _ = files; return new AnswerWords(); }

    public AnswerKind Read(string text) { _ = text; return AnswerKind.None; }

    public OptionMatch Match(string text, IReadOnlyList<AnswerOption> options) { _ = (text, options); return default; }
}
