using System.Text.Json;
using System.Text.RegularExpressions;

namespace PosBot.Tests.Content;

/// <summary>Checks a value against the part of JSON Schema that dialogs/schemas uses; a keyword it does not know is an error, so that none is believed in vain.</summary>
static class JsonSchema
{
    static readonly string[] Notes = ["$schema", "title", "description"];

    public static IEnumerable<string> Errors(JsonElement schema, JsonElement value, string path = "$") =>
        schema.EnumerateObject().SelectMany(keyword => Check(schema, keyword, value, path));

    static IEnumerable<string> Check(JsonElement schema, JsonProperty keyword, JsonElement value, string path)
    {
        var rule = keyword.Value;
        switch (keyword.Name)
        {
            case "type":
                string[] types = rule.ValueKind == JsonValueKind.Array ? [.. rule.EnumerateArray().Select(t => t.GetString()!)] : [rule.GetString()!];
                if (!types.Any(type => Is(type, value))) yield return $"{path} is {value.ValueKind}, not {string.Join(" or ", types)}";
                break;
            case "const" when !JsonElement.DeepEquals(rule, value):
                yield return $"{path} is {value}, not {rule}";
                break;
            case "enum" when !rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)):
                yield return $"{path} is {value}, none of {rule}";
                break;
            case "pattern" when value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.NonBacktracking):
                yield return $"{path} is {value}, unlike {rule}";
                break;
            case "minLength" when value.ValueKind == JsonValueKind.String && value.GetString()!.Length < rule.GetInt32():
            case "minItems" when value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < rule.GetInt32():
                yield return $"{path} is too short";
                break;
            case "minimum" when value.ValueKind == JsonValueKind.Number && value.GetDouble() < rule.GetDouble():
            case "maximum" when value.ValueKind == JsonValueKind.Number && value.GetDouble() > rule.GetDouble():
                yield return $"{path} is {value}, past {rule}";
                break;
            case "required" when value.ValueKind == JsonValueKind.Object:
                foreach (var name in rule.EnumerateArray().Select(n => n.GetString()!).Where(name => !value.TryGetProperty(name, out _))) yield return $"{path} has no {name}";
                break;
            case "items" when value.ValueKind == JsonValueKind.Array:
                foreach (var error in value.EnumerateArray().SelectMany((item, i) => Errors(rule, item, $"{path}[{i}]"))) yield return error;
                break;
            case "properties" when value.ValueKind == JsonValueKind.Object:
                foreach (var known in rule.EnumerateObject())
                    if (value.TryGetProperty(known.Name, out var held))
                        foreach (var error in Errors(known.Value, held, $"{path}.{known.Name}")) yield return error;
                break;
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                foreach (var more in value.EnumerateObject().Where(p => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(p.Name, out _)))
                    foreach (var error in rule.ValueKind == JsonValueKind.False ? [$"{path} has an unknown {more.Name}"] : Errors(rule, more.Value, $"{path}.{more.Name}")) yield return error;
                break;
            case "propertyNames" when value.ValueKind == JsonValueKind.Object:
                foreach (var name in value.EnumerateObject().Select(p => JsonSerializer.SerializeToElement(p.Name)))
                    foreach (var error in Errors(rule, name, $"{path}, name {name}")) yield return error;
                break;
            case "const" or "enum" or "pattern" or "minLength" or "minItems" or "minimum" or "maximum" or "required" or "items" or "properties" or "additionalProperties" or "propertyNames":
                break;
            default:
                if (!Notes.Contains(keyword.Name)) yield return $"the keyword '{keyword.Name}' at {path} is not checked";
                break;
        }
    }

    static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new ArgumentException($"The type '{type}' does not exist.", nameof(type)),
    };
}
