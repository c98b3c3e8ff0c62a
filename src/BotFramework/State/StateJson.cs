using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BotFramework.Json;

namespace BotFramework;

/// <summary>
/// How <see cref="BotState"/> and <see cref="MemoryStorage"/> write a bot's own types, which no generated code knows: by reflection.
/// A bot that stores through its own accessor never comes here.
/// </summary>
internal static class StateJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A state of an application's own types asks for reflection; the generated types come first.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above.")]
    private static JsonSerializerOptions Create()
    {
        var resolver = JsonTypeInfoResolver.Combine(SchemaJson.Default, new DefaultJsonTypeInfoResolver());
        var options = new JsonSerializerOptions(Wire.Options) { TypeInfoResolver = resolver };
        options.MakeReadOnly();
        return options;
    }

    public static JsonElement Write(object value) => JsonSerializer.SerializeToElement(value, Options.GetTypeInfo(value.GetType()));

    public static T? Read<T>(JsonElement value) => value.Deserialize((JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));
}
