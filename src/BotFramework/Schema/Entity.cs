using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BotFramework.Json;

namespace BotFramework.Schema;

/// <summary>Structured data beside the text: a mention, a place, a client's abilities. All fields but the type are in <see cref="Properties"/>.</summary>
[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType)]
[JsonDerivedType(typeof(Mention))]
public class Entity : IEquatable<Entity>
{
    private UnnamedFields _unnamed;

    public Entity()
    {
    }

    public Entity(string? type = default) => Type = type;

    public string? Type { get; set; }

    /// <summary>Every field but the type; written back as it came.</summary>
    [JsonIgnore]
    public JsonObject Properties { get => _unnamed.Live; set => _unnamed.Live = value; }

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unnamed { get => _unnamed.Wire; set => _unnamed.Wire = value; }

    /// <summary>This entity read as a type this library knows, for instance <see cref="Mention"/>.</summary>
    /// <exception cref="NotSupportedException">The type is not known to this library.</exception>
    public T? GetAs<T>() => Untyped.To<T>(Wire.Element(this));

    /// <summary>Takes over the type and the fields of the given object.</summary>
    /// <exception cref="NotSupportedException">The type is not known to this library.</exception>
    public void SetAs<T>(T obj)
    {
        var read = Wire.Element(obj).Deserialize(Wire.Schema.Entity);
        Type = read?.Type;
        Unnamed = read?.Unnamed;
    }

    public bool Equals(Entity? other) => other is not null && JsonElement.DeepEquals(Wire.Element(this), Wire.Element(other));

    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || (obj is Entity other && other.GetType() == GetType() && Equals(other));

    public override int GetHashCode() => Type?.GetHashCode(StringComparison.Ordinal) ?? 0;
}
