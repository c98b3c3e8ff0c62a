using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PosBot.Triage.Reading;

namespace PosBot.Tool;

/// <summary><c>posbot understand</c>: JSON Lines in, one line each out, in order.</summary>
static class Understand
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command(Option<string> dialogs)
    {
        var command = new Command("understand", "Reads {\"id\",\"text\",\"now\"} lines on standard input and writes what was understood.");
        command.SetAction(async (result, cancellationToken) =>
        {
            var reading = Reading.Load(result.GetValue(dialogs)!);
            using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
            await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            var number = 0;
            var failed = 0;
            while (await input.ReadLineAsync(cancellationToken) is { } line)
            {
                number++;
                if (line.Length == 0) continue;
                try
                {
                    using var document = JsonDocument.Parse(line);
                    Write(output, document.RootElement, reading);
                }
                catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
                {
                    failed++;
                    await Console.Error.WriteLineAsync($"Line {number} cannot be read: {e.Message} Each line is {{\"id\":…,\"text\":…,\"now\":…}}.");
                }
            }

            return failed == 0 ? 0 : 1;
        });
        return command;
    }

    static void Write(Stream output, JsonElement line, Reading reading)
    {
        var text = line.GetProperty("text").GetString() ?? "";
        var now = line.TryGetProperty("now", out var at) && at.ValueKind == JsonValueKind.String ? at.GetDateTimeOffset() : TimeProvider.System.GetUtcNow();
        var read = reading.Read(text, now);
        var understood = read.Understood;
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            if (line.TryGetProperty("id", out var id))
            {
                writer.WritePropertyName("id");
                id.WriteTo(writer);
            }

            writer.WriteString("topic", understood.Topic);
            writer.WriteString("second", understood.Second);
            writer.WriteNumber("margin", Math.Round(understood.Margin, 4));
            writer.WriteBoolean("accepted", understood.Accepted);
            writer.WriteString("role", understood.Role);
            writer.WriteString("route", read.Route.ToString().ToLowerInvariant());
            writer.WriteString("outcome", read.Outcome);
            writer.WritePropertyName("entities");
            EntityJson.Write(writer, understood);
            writer.WriteStartObject("answers");
            foreach (var (question, value) in understood.Answers) writer.WriteString(question, question is "code" or "amount" ? value : Masking.Mask(value));
            writer.WriteEndObject();
            writer.WriteString("redacted", Masking.Mask(text));
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
