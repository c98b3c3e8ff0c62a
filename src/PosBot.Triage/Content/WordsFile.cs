namespace PosBot.Triage.Content;

/// <summary>Reads a words file: <c>## key</c>, then the text up to the next key. Lines that start with <c>#</c> and one space are for people.</summary>
static class WordsFile
{
    public static void Read(string file, string text, IDictionary<string, string> into, IDictionary<string, (string File, int Line)> places, ICollection<ContentProblem> problems)
    {
        string? key = null;
        var keyLine = 0;
        var lines = new List<string>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r', ' ', '\t');
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                Keep();
                (key, keyLine) = (line[3..].Trim(), number);
            }
            else if (!line.StartsWith("# ", StringComparison.Ordinal))
            {
                if (key is null && line.Length > 0)
                    problems.Add(new("words-before-key", file, number, "There is text before the first key.", "Put '## the.key' above it."));
                lines.Add(line);
            }
        }

        Keep();

        void Keep()
        {
            var value = string.Join('\n', lines).Trim('\n');
            lines.Clear();
            if (key is null) return;
            if (value.Length == 0)
                problems.Add(new("words-empty", file, keyLine, $"The key '{key}' has no text.", "Write the text below it, or remove the key."));
            else if (!into.TryAdd(key, value))
                problems.Add(new("words-duplicate", file, keyLine, $"The key '{key}' stands twice (also {places[key].File}, line {places[key].Line}).", "Keep one."));
            else
                places[key] = (file, keyLine);
        }
    }
}
