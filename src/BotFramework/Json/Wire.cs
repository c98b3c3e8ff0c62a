using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BotFramework.Json;

/// <summary>The one serialiser of the protocol. Chinese is written as it is, not as escapes: a third of the bytes, and nothing of this is ever put into a page.</summary>
internal static class Wire
{
    public static readonly SchemaJson Schema =
        new(new JsonSerializerOptions(SchemaJson.Default.Options) { TypeInfoResolver = null, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static JsonSerializerOptions Options => Schema.Options;

    /// <exception cref="NotSupportedException">The type is not listed in <see cref="SchemaJson"/>.</exception>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <summary>Any value as JSON, by what it is at run time.</summary>
    /// <exception cref="NotSupportedException">The type is not listed in <see cref="SchemaJson"/>.</exception>
    public static JsonElement Element(object? value) => JsonSerializer.SerializeToElement(value, Schema.Object);
}
