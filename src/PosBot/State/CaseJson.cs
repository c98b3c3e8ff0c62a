using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PosBot.State;

/// <summary>How a record is written: generated code, defaults left out, Chinese as it is.</summary>
static class CaseJson
{
    static readonly CaseJsonContext Context =
        new(new JsonSerializerOptions(CaseJsonContext.Default.Options) { TypeInfoResolver = null, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Write(CaseRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Context.CaseRecord);

    /// <exception cref="JsonException">It is not a record at all.</exception>
    public static CaseRecord Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Context.CaseRecord) ?? new CaseRecord();
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(CaseRecord))]
sealed partial class CaseJsonContext : JsonSerializerContext;
