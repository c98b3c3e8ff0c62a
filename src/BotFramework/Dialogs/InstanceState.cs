using System.Globalization;
using System.Text.Json;
using BotFramework.Json;

namespace BotFramework.Dialogs;

/// <summary>Reading what a dialog keeps: live objects within a turn, JSON at the first look after it was stored.</summary>
internal static class InstanceState
{
    /// <summary>The object under the key; one still in JSON is read and put in its place, so that changes to it are kept.</summary>
    public static T? Live<T>(this IDictionary<string, object?> state, string key)
        where T : class
    {
        if (!state.TryGetValue(key, out var value) || value is null)
            return null;
        if (value is T live)
            return live;
        var read = Untyped.To<T>(value);
        state[key] = read;
        return read;
    }

    /// <summary>The values under the key; an empty set is put there if there is none.</summary>
    public static IDictionary<string, object?> Values(this IDictionary<string, object?> state, string key)
    {
        if (state.TryGetValue(key, out var value) && value is IDictionary<string, object?> live)
            return live;
        var values = new Dictionary<string, object?>();
        if (value is JsonElement { ValueKind: JsonValueKind.Object } json)
        {
            foreach (var property in json.EnumerateObject())
                values[property.Name] = Untyped.Of(property.Value);
        }

        state[key] = values;
        return values;
    }

    public static int Number(this IDictionary<string, object?> state, string key) =>
        state.TryGetValue(key, out var value) ? Convert.ToInt32(value is JsonElement json ? Untyped.Of(json) : value, CultureInfo.InvariantCulture) : 0;
}
