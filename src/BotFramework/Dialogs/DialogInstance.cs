using System.Diagnostics;
using System.Text.Json.Serialization;

namespace BotFramework.Dialogs;

/// <summary>A dialog on the stack, and what it keeps.</summary>
[DebuggerDisplay("{Id}")]
public class DialogInstance
{
    public string? Id { get; set; }

    /// <summary>What the dialog keeps between turns. Read back from JSON, plain values are plain and all else is a <see cref="System.Text.Json.JsonElement"/> until the dialog asks for it.</summary>
    public IDictionary<string, object?> State { get; set; } = new Dictionary<string, object?>();

    [JsonPropertyName("StackIndex")]
    public int? StackIndex { get; set; }

    /// <summary>The version of the dialog that the last turn met; see <see cref="Dialog.GetVersion"/>.</summary>
    [JsonPropertyName("Version")]
    public string? Version { get; set; }
}
