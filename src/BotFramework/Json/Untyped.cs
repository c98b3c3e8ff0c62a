using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotFramework.Json;

/// <summary>Values whose type the protocol leaves open.</summary>
internal static class Untyped
{
    /// <exception cref="JsonException">The value does not have that shape.</exception>
    /// <exception cref="NotSupportedException">The type is not known to this library.</exception>
    public static T? To<T>(object value) => value switch
    {
        T typed => typed,
        JsonElement element => element.Deserialize(Wire.Of<T>()),
        JsonNode node => node.Deserialize(Wire.Of<T>()),
        _ => Wire.Element(value).Deserialize(Wire.Of<T>()),
    };

    /// <summary>A JSON value as the simplest object that holds it: null, bool, long, double, string; objects and arrays stay as they are.</summary>
    public static object? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        _ => element,
    };
}
