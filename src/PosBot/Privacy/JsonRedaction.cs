using System.Text.Json;
using System.Text.Json.Nodes;

namespace PosBot.Privacy;

/// <summary>Cleans every string inside a JSON value: values, names of properties, and numbers long enough to be a card.</summary>
static class JsonRedaction
{
    const int LongestPlainNumber = 6;

    /// <summary>The value itself where nothing was to be cleaned, else a cleaned copy.</summary>
    public static JsonNode? Clean(JsonNode? value) => value switch
    {
        JsonObject fields => CleanFields(fields),
        JsonArray items => CleanEach(items, Clean),
        JsonValue plain => CleanPlain(plain),
        _ => null,
    };

    /// <summary>Cleans the fields in place, except those named.</summary>
    public static JsonObject CleanFields(JsonObject fields, params ReadOnlySpan<string> except)
    {
        foreach (var name in Names(fields))
        {
            if (except.Contains(name)) continue;
            var value = fields[name];
            var cleaned = Clean(value);
            var cleanName = PlainText.Clean(name);
            if (cleanName != name)
            {
                fields.Remove(name);
                fields[cleanName] = cleaned;
            }
            else if (!ReferenceEquals(cleaned, value))
            {
                fields[name] = cleaned;
            }
        }
        return fields;
    }

    /// <summary>Cleans an account, a conversation or another thing that has an id, which stays.</summary>
    public static JsonNode? CleanKeepingId(JsonNode? thing) => thing is JsonObject fields ? CleanFields(fields, "id") : Clean(thing);

    /// <summary>Cleans an entity, in place; who is mentioned stays recognisable.</summary>
    public static JsonNode? CleanEntity(JsonNode? entity)
    {
        if (entity is not JsonObject fields) return Clean(entity);
        Replace(fields, "mentioned", CleanKeepingId);
        return CleanFields(fields, "mentioned");
    }

    /// <summary>Cleans one field in a way of its own.</summary>
    public static void Replace(JsonObject fields, string name, Func<JsonNode?, JsonNode?> clean)
    {
        var value = fields[name];
        var cleaned = clean(value);
        if (!ReferenceEquals(cleaned, value)) fields[name] = cleaned;
    }

    /// <summary>Cleans each item of a list in a way of its own.</summary>
    public static JsonNode? CleanEach(JsonNode? list, Func<JsonNode?, JsonNode?> clean)
    {
        if (list is not JsonArray items) return Clean(list);
        for (var index = 0; index < items.Count; index++)
        {
            var cleaned = clean(items[index]);
            if (!ReferenceEquals(cleaned, items[index])) items[index] = cleaned;
        }
        return items;
    }

    // Half a surrogate pair, written as an escape, cannot be read as a name at all: such an object is nothing that a client of ours sends.
    static string[] Names(JsonObject fields)
    {
        try
        {
            return [.. fields.Select(static field => field.Key)];
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }

    static JsonValue CleanPlain(JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                var text = Text(value);
                var cleaned = text is null ? "" : PlainText.Clean(text);
                return ReferenceEquals(cleaned, text) ? value : JsonValue.Create(cleaned);
            case JsonValueKind.Number:
                var number = value.ToJsonString();
                if (number.Length <= LongestPlainNumber) return value;
                var masked = PlainText.Clean(number);
                return masked == number ? value : JsonValue.Create(masked);
            default:
                return value;
        }
    }

    static string? Text(JsonValue value)
    {
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            return null;
        }
    }
}
