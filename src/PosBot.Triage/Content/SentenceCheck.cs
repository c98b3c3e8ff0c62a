namespace PosBot.Triage.Content;

/// <summary>A Chinese sentence that a tired person can take in: a full stop, a question mark, a semicolon or a new line comes soon enough.</summary>
static class SentenceCheck
{
    /// <summary>Characters without a break; a placeholder counts as written.</summary>
    public const int Longest = 60;

    /// <summary>The length of the longest sentence.</summary>
    public static int LengthOf(string text)
    {
        var (longest, length) = (0, 0);
        foreach (var c in text)
        {
            length = c is '。' or '？' or '；' or '…' or '\n' ? 0 : length + 1;
            longest = Math.Max(longest, length);
        }

        return longest;
    }
}
