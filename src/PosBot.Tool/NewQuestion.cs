using System.CommandLine;
using System.Text;
using System.Text.Json;

using PosBot.Triage.Content;

namespace PosBot.Tool;

/// <summary><c>posbot new-question ID</c>: a skeleton in flow.json and in both languages. Its words are marked TODO, which the linter refuses, so none is forgotten.</summary>
static class NewQuestion
{
    static readonly string[] Options = ["yes", "no", "unknown"];

    public static Command Command(Option<string> dialogs)
    {
        var id = new Argument<string>("id") { Description = "A word for it, permanent: lower case, underscores." };
        var command = new Command("new-question", "Adds a skeleton of a question to flow.json and to the words of both languages.") { id };
        command.SetAction(result =>
        {
            if (SourceFolder.Of(result, dialogs) is not { } folder) return 2;
            if (Write(folder, result.GetValue(id)!) is { } refused)
            {
                Console.Error.WriteLine(refused);
                return 2;
            }

            Console.WriteLine($"'{result.GetValue(id)}' stands in flow.json as the last question, and in words/zh-CN/flow.md and words/en-US/flow.md. Next: its options and when it is asked, its words, the rules that read it; then 'posbot lint' and 'posbot graph'.");
            return 0;
        });
        return command;
    }

    /// <summary>Null when written; else why not, and nothing is changed.</summary>
    public static string? Write(string folder, string id)
    {
        if (id.Length == 0 || !char.IsAsciiLetterLower(id[0]) || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            return $"'{id}' is no id. Write lower case letters, digits and underscores, a letter first.";
        if (ContentLoader.Load(folder, PosBotOptions.DefaultCutOff).Universe.Find(id) is not null)
            return $"There is a question or derived answer '{id}' already.";

        var flow = Path.Combine(folder, "flow.json");
        var text = File.ReadAllBytes(flow);
        var at = EndOfQuestions(text);
        var row = $$"""
            ,

                { "id": "{{id}}", "kind": "choice", "options": [{{string.Join(", ", Options.Select(o => $"\"{o}\""))}}],
                  "when": { "case": ["arrival"], "gate": ["open"] } }
            """;
        File.WriteAllBytes(flow, [.. text.AsSpan(0, at), .. Encoding.UTF8.GetBytes(row.ReplaceLineEndings("\n")), .. text.AsSpan(at)]);
        foreach (var locale in new[] { "zh-CN", "en-US" })
        {
            var keys = new[] { $"ask.{id}", $"why.{id}" }.Concat(Options.Select(o => $"option.{id}.{o}"));
            File.AppendAllText(Path.Combine(folder, "words", locale, "flow.md"), string.Concat(keys.Select(key => $"\n## {key}\nTODO\n")));
        }

        return null;
    }

    /// <summary>Just behind the last question; all else of the file stays as it is written.</summary>
    static int EndOfQuestions(byte[] text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("questions")) continue;
            var end = 0;
            while (reader.Read() && !(reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == 1))
                if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 2) end = (int)reader.BytesConsumed;
            return end;
        }

        throw new InvalidDataException("flow.json has no list 'questions'.");
    }
}
