using System.Text.Json.Nodes;
#if MICROSOFT_PACKAGES
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
#else
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
#endif
using PosBot.Privacy;

namespace PosBot.Channels;

/// <summary>
/// The one place that knows in which JSON library the protocol types keep what has no type: System.Text.Json with ours, Newtonsoft with the
/// published packages. Everywhere else such a value is a <see cref="JsonNode"/>.
/// </summary>
static class UntypedJson
{
    /// <summary>The answer to an invoke.</summary>
    public static InvokeResponse Invoke(int status, JsonNode? body) => new() { Status = status, Body = Of(body) };

    /// <summary>The status and the body, as JSON text, of an activity of type invokeResponse.</summary>
    public static (int Status, string? Body) InvokeOf(Activity answer) =>
        answer.Value is InvokeResponse response ? (response.Status, response.Body is { } body ? BodyText(body) : null) : (StatusCodes.Status501NotImplemented, null);

    /// <summary>Cleans what has no type in an activity: value, channel data, entities, and fields the protocol does not name.</summary>
    public static void Clean(Activity activity)
    {
        activity.Value = Clean(activity.Value);
        activity.ChannelData = Clean(activity.ChannelData, ActivityRedaction.ClientActivityId);
        Clean(activity.Properties);
        foreach (var entity in activity.Entities ?? [])
        {
            entity.Type = entity.Type is { } type ? PlainText.Clean(type) : null;
            CleanEntity(entity);
        }
    }

    public static void Clean(Attachment attachment)
    {
        attachment.Content = Clean(attachment.Content);
        Clean(attachment.Properties);
    }

    public static void Clean(ChannelAccount account) => Clean(account.Properties);

    public static void Clean(ConversationAccount conversation) => Clean(conversation.Properties);

#if MICROSOFT_PACKAGES
    static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None });

    /// <summary>The value as a node of its own; null when there is none.</summary>
    public static JsonNode? NodeOf(object? value) => value is null ? null : JsonNode.Parse(Text(value));

    /// <summary>The node as a value that an activity can carry.</summary>
    public static object? Of(JsonNode? node) => node is null ? null : Token(node);

    /// <summary>Sets a field of an entity.</summary>
    public static void Put(Entity entity, string name, JsonNode? value) => (entity.Properties ??= new JObject())[name] = value is null ? null : Token(value);

    public static string Text(Activity activity) => Text((object)activity);

    public static string Text(List<Activity> activities) => Text((object)activities);

    public static string Text(ConversationReference reference) => Text((object)reference);

    public static Activity ActivityOf(string json) => Read<Activity>(json);

    public static Activity ActivityOf(JsonObject json) => Read<Activity>(json.ToJsonString());

    public static List<Activity> ActivitiesOf(string json) => Read<List<Activity>>(json);

    public static ConversationReference ReferenceOf(string json) => Read<ConversationReference>(json);

    static string BodyText(object body) => Text(body);

    static object? Clean(object? value, params ReadOnlySpan<string> except)
    {
        if (value is string text) return PlainText.Clean(text);
        if (NodeOf(value) is not { } node) return value;
        var before = node.ToJsonString();
        var cleaned = node is JsonObject fields ? JsonRedaction.CleanFields(fields, except) : JsonRedaction.Clean(node);
        return cleaned!.ToJsonString() == before ? value : Token(cleaned);
    }

    static void Clean(JObject? fields, params ReadOnlySpan<string> except)
    {
        if (fields is not { Count: > 0 } || Clean((object)fields, except) is not JObject cleaned || ReferenceEquals(cleaned, fields)) return;
        fields.RemoveAll();
        fields.Merge(cleaned);
    }

    static void CleanEntity(Entity entity)
    {
        if (entity.Properties is { Count: > 0 } fields) entity.Properties = (JObject)Token(JsonRedaction.CleanEntity(NodeOf(fields))!);
    }

    static JToken Token(JsonNode node) => Read<JToken>(node.ToJsonString());

    static T Read<T>(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return Serializer.Deserialize<T>(reader)!;
    }

    static string Text(object value)
    {
        using var text = new StringWriter();
        Serializer.Serialize(text, value);
        return text.ToString();
    }
#else
    static JsonSerializerOptions Options => HttpHelper.BotMessageSerializerSettings;

    /// <summary>The value as a node of its own; null when there is none.</summary>
    public static JsonNode? NodeOf(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        JsonElement element => NodeOf(element),
        _ => JsonSerializer.SerializeToNode(value, Options.GetTypeInfo(value.GetType())),
    };

    /// <summary>The node as a value that an activity can carry.</summary>
    public static object? Of(JsonNode? node) => node;

    /// <summary>Sets a field of an entity.</summary>
    public static void Put(Entity entity, string name, JsonNode? value) => entity.Properties[name] = value;

    public static string Text(Activity activity) => JsonSerializer.Serialize(activity, TypeOf<Activity>());

    public static string Text(List<Activity> activities) => JsonSerializer.Serialize(activities, TypeOf<List<Activity>>());

    public static string Text(ConversationReference reference) => JsonSerializer.Serialize(reference, TypeOf<ConversationReference>());

    public static Activity ActivityOf(string json) => JsonSerializer.Deserialize(json, TypeOf<Activity>())!;

    public static Activity ActivityOf(JsonObject json) => json.Deserialize(TypeOf<Activity>())!;

    public static List<Activity> ActivitiesOf(string json) => JsonSerializer.Deserialize(json, TypeOf<List<Activity>>())!;

    public static ConversationReference ReferenceOf(string json) => JsonSerializer.Deserialize(json, TypeOf<ConversationReference>())!;

    static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    static string BodyText(object body) => JsonSerializer.Serialize(body, Options.GetTypeInfo(body is JsonNode ? typeof(JsonNode) : body.GetType()));

    static object? Clean(object? value, params ReadOnlySpan<string> except) => value switch
    {
        string text => PlainText.Clean(text),
        JsonElement element when element.ValueKind != JsonValueKind.Object => JsonRedaction.Clean(NodeOf(element)),
        JsonElement element => JsonRedaction.CleanFields(JsonObject.Create(element)!, except),
        JsonObject fields => JsonRedaction.CleanFields(fields, except),
        JsonNode node => JsonRedaction.Clean(node),
        long or double or decimal => CleanNumber(value),
        _ => value,
    };

    static void Clean(JsonObject fields, params ReadOnlySpan<string> except)
    {
        if (fields.Count > 0) JsonRedaction.CleanFields(fields, except);
    }

    static void CleanEntity(Entity entity) => JsonRedaction.CleanEntity(entity.Properties);

    static object CleanNumber(object number)
    {
        var written = Convert.ToString(number, CultureInfo.InvariantCulture)!;
        var cleaned = PlainText.Clean(written);
        return cleaned == written ? number : cleaned;
    }

    static JsonNode? NodeOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(element),
    };
#endif
}
