namespace PosBot.Triage.Content;

/// <summary>An error refuses the content; a warning is shown and lets it pass.</summary>
public enum Severity { Error, Warning }

/// <summary>One thing wrong with the content: where, what, and how to mend it.</summary>
/// <param name="Line">1-based; 0 where the whole file is meant.</param>
public sealed record ContentProblem(string Code, string File, int Line, string What, string Fix, Severity Severity = Severity.Error)
{
    public override string ToString() => $"{File}({Line}): {(Severity == Severity.Warning ? "warning " : "")}{Code}: {What} {Fix}";
}

/// <summary>The content cannot be used; every problem is listed with file, line and fix.</summary>
public sealed class ContentException(IReadOnlyList<ContentProblem> problems)
    : Exception($"The content has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<ContentProblem> Problems { get; } = problems;
}
