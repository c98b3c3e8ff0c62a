using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotFramework.Json;

/// <summary>
/// The fields of an object that the protocol does not name: as read until somebody asks for them, from then on as an object that can be changed.
/// (Generated code of .NET 10 writes extension data of type <see cref="JsonObject"/> as broken JSON, so the serialiser only ever sees the dictionary.)
/// </summary>
internal struct UnnamedFields
{
    private Dictionary<string, JsonElement>? _read;
    private JsonObject? _live;

    /// <summary>For the serialiser; null when there are none.</summary>
    public Dictionary<string, JsonElement>? Wire
    {
        readonly get
        {
            if (_live is null)
                return _read;
            if (_live.Count == 0)
                return null;
            var fields = new Dictionary<string, JsonElement>(_live.Count);
            foreach (var (name, value) in _live)
                fields[name] = Json.Wire.Element(value);
            return fields;
        }
        set => (_read, _live) = (value, null);
    }

    /// <summary>For everybody else.</summary>
    public JsonObject Live
    {
        get
        {
            if (_live is not null)
                return _live;
            _live = [];
            foreach (var (name, value) in _read ?? [])
                _live[name] = Node(value);
            _read = null;
            return _live;
        }
        set => (_read, _live) = (null, value);
    }

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };
}
