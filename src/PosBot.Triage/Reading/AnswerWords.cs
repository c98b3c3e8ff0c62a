namespace PosBot.Triage.Reading;

public enum AnswerKind { None, Yes, No, Unknown, Skip }

/// <summary>An option of a question with words that people use for it.</summary>
public sealed record AnswerOption(string Id, IReadOnlyList<string> Words);

/// <summary>The best option, or none; ambiguous where two are equally good.</summary>
public readonly record struct OptionMatch(string? Id, bool Ambiguous);

/// <summary>Reads short answers by the examples of answers.md: whole strings first, then how they begin, then what short texts contain.</summary>
public sealed class AnswerWords
{
    // 不清楚 begins like 不: what is unknown is asked for before yes and no.
    static readonly AnswerKind[] Order = [AnswerKind.Unknown, AnswerKind.Skip, AnswerKind.No, AnswerKind.Yes];

    // Longer than this it is a story, and the story's readers come first.
    const int MostForPrefix = 24, MostForContained = 12;

    readonly Dictionary<string, AnswerKind> _whole = [];
    readonly List<(string Words, AnswerKind Kind)> _phrases = [];

    /// <summary>Reads "## yes" sections with "- word" lines; several files (one a language) may be given.</summary>
    public static AnswerWords Parse(params IEnumerable<string> files)
    {
        var answers = new AnswerWords();
        foreach (var file in files)
        {
            var kind = AnswerKind.None;
            foreach (var line in file.Split('\n', StringSplitOptions.TrimEntries))
                if (line.StartsWith("## ", StringComparison.Ordinal))
                    kind = Enum.TryParse<AnswerKind>(line[3..].Trim(), ignoreCase: true, out var named) ? named : AnswerKind.None;
                else if (kind != AnswerKind.None && line.StartsWith("- ", StringComparison.Ordinal))
                    answers.Add(line[2..], kind);
        }

        // The longest phrase decides: 不是没有 before 不是.
        answers._phrases.Sort((a, b) => b.Words.Length != a.Words.Length ? b.Words.Length - a.Words.Length : Array.IndexOf(Order, a.Kind) - Array.IndexOf(Order, b.Kind));
        return answers;
    }

    public AnswerKind Read(string text)
    {
        var answer = AnswerText.Plain(text);
        if (answer.Length == 0)
            return AnswerKind.None;
        if (_whole.TryGetValue(answer, out var kind) || _whole.TryGetValue(AnswerText.Bare(answer), out kind))
            return kind;
        if (AnswerText.Size(answer) <= MostForPrefix)
            foreach (var (words, named) in _phrases)
                if (Length(words) >= 2 && AnswerText.Begins(answer, words) && !Overruled(answer, words, named))
                    return named;
        if (AnswerText.Size(answer) <= MostForContained)
            foreach (var wanted in Order)
                foreach (var (words, named) in _phrases)
                    if (named == wanted && Length(words) >= 2 && AnswerText.Contains(answer, words) is >= 0 and var at && !(named == AnswerKind.Yes && AnswerText.IsDenied(answer, at)) && !Overruled(answer, words, named))
                        return named;
        return AnswerKind.None;
    }

    /// <summary>The option whose words the text is, begins with or holds; words that lie inside a longer match of another option do not count.</summary>
    public OptionMatch Match(string text, IReadOnlyList<AnswerOption> options)
    {
        var answer = AnswerText.Plain(text);
        if (answer.Length == 0)
            return default;
        var (best, score, tied) = ((string?)null, 0, false);
        foreach (var option in options)
        {
            var own = 0;
            foreach (var example in option.Words)
                own = Math.Max(own, AnswerText.Score(answer, AnswerText.Plain(example)));
            if (own > score)
                (best, score, tied) = (option.Id, own, false);
            else if (own == score && own > 0)
                tied = true;
        }

        return tied ? new OptionMatch(null, true) : new OptionMatch(best, false);
    }

    void Add(string words, AnswerKind kind)
    {
        var plain = AnswerText.Plain(words);
        if (plain.Length == 0)
            return;
        // Where two sections have the same string the one that is asked for first keeps it.
        if (!_whole.TryGetValue(plain, out var earlier) || Array.IndexOf(Order, kind) < Array.IndexOf(Order, earlier))
            _whole[plain] = kind;
        _phrases.Add((plain, kind));
    }

    // 没有看到不清楚: a yes or no whose rest speaks of not knowing is unknown, and loses its turn here.
    bool Overruled(string answer, string words, AnswerKind kind)
    {
        if (kind is AnswerKind.Unknown or AnswerKind.Skip)
            return false;
        foreach (var (other, named) in _phrases)
            if (named == AnswerKind.Unknown && Length(other) >= 3 && other.Length > words.Length && AnswerText.Contains(answer, other) >= 0)
                return true;
        return kind == AnswerKind.Yes && answer.Length > words.Length && (AnswerText.Contains(answer[words.Length..], "没有") >= 0 || AnswerText.Contains(answer, "not") >= 0 || AnswerText.Contains(answer, "none") >= 0);
    }

    static int Length(string words) => Folding.IsHan(words[0]) ? words.Length : Math.Max(1, words.Length - 1);
}
