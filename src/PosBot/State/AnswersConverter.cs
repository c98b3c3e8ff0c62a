using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PosBot.Triage;

namespace PosBot.State;

/// <summary>Answers as <c>{"amount":{"v":"2800","s":"read"}}</c>. An answer that cannot be read is left out: the question is asked again.</summary>
sealed class AnswersConverter : JsonConverter<Answers>
{
    public override Answers Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return Answers.None;
        }
        var map = ImmutableSortedDictionary.CreateBuilder<string, Answer>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var question = reader.GetString()!;
            reader.Read();
            if (ReadOne(ref reader) is { } answer) map[question] = answer;
        }
        return map.Count == 0 ? Answers.None : new(map.ToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, Answers value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (question, answer) in value.Map)
        {
            writer.WriteStartObject(question);
            writer.WriteString("v"u8, answer.Value);
            writer.WriteString("s"u8, Name(answer.Source));
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    static Answer? ReadOne(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }
        string? value = null;
        var source = AnswerSource.Asked;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = reader.ValueTextEquals("v"u8);
            var isSource = reader.ValueTextEquals("s"u8);
            reader.Read();
            if (isValue && reader.TokenType == JsonTokenType.String) value = reader.GetString();
            else if (isSource && reader.TokenType == JsonTokenType.String) source = Source(ref reader);
            else reader.Skip();
        }
        return value is null ? null : new(value, source);
    }

    static AnswerSource Source(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("read"u8) ? AnswerSource.Read : reader.ValueTextEquals("changed"u8) ? AnswerSource.Changed : AnswerSource.Asked;

    static ReadOnlySpan<byte> Name(AnswerSource source) => source switch
    {
        AnswerSource.Read => "read"u8,
        AnswerSource.Changed => "changed"u8,
        _ => "asked"u8,
    };
}
