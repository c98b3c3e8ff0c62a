using System.Collections.Immutable;

namespace PosBot.Triage.Content;

/// <summary>
/// Reads a letter: <c># title</c>, then a line a paragraph: <c>## heading</c>, <c>- item</c>, <c>&gt; signature</c>, or plain text. A condition in
/// square brackets before any of them, <c>[status: held|failed; case: arrival]</c>, says when the line stands in the letter; before the title, for whom the letter is.
/// </summary>
static class LetterFile
{
    static readonly (string Mark, LetterLineKind Kind)[] Marks =
        [("## ", LetterLineKind.Heading), ("- ", LetterLineKind.Item), ("> ", LetterLineKind.Signature)];

    public static LetterTemplate? Read(string file, string id, string locale, string text, ICollection<ContentProblem> problems)
    {
        (Condition When, string Text)? title = null;
        var lines = ImmutableArray.CreateBuilder<TemplateLine>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            if (raw.Trim() is not { Length: > 0 } line) continue;
            if (Cut(ref line) is not { } when)
            {
                problems.Add(new("letter-condition", file, number, $"The condition of '{line}' cannot be read.", "Write [question: value|value] or [question: value; other: value], then the text."));
                continue;
            }

            if (title is null)
            {
                if (line.StartsWith("# ", StringComparison.Ordinal)) title = (when, line[2..].Trim());
                else break;
                continue;
            }

            var mark = Array.Find(Marks, mark => line.StartsWith(mark.Mark, StringComparison.Ordinal));
            lines.Add(new(when, mark.Kind, line[(mark.Mark?.Length ?? 0)..].Trim(), number));
        }

        if (title is { } found && lines.Count > 0) return new(id, locale, found.When, found.Text, lines.ToImmutable());
        problems.Add(new("letter-title", file, 1, "The letter has no title, or nothing below it.", "Begin it with '# ' and the title, then the text."));
        return null;
    }

    /// <summary>Takes the condition off the front of a line; null where it cannot be read.</summary>
    static Condition? Cut(ref string line)
    {
        if (line[0] != '[') return Condition.Always;
        var close = line.IndexOf(']', StringComparison.Ordinal);
        if (close < 0) return null;
        var allowed = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var part in line[1..close].Split(';'))
        {
            if (part.Split(':', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } question, { Length: > 0 } values]) return null;
            allowed[question] = [.. values.Split('|', StringSplitOptions.TrimEntries)];
        }

        line = line[(close + 1)..].Trim();
        return line.Length == 0 ? null : new Condition(allowed.ToImmutable());
    }
}
