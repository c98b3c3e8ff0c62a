using System.Text.Json;
using System.Text.Json.Serialization;

namespace PosBot.Triage.Content;

// The files as they are written; the loader turns them into the pack and names what is wrong.
sealed record FlowFile(List<QuestionRow> Questions, List<DerivedRow> Derived);

sealed record QuestionRow(string Id, string Kind, List<string>? Options = null, Dictionary<string, List<string>>? When = null, string? Default = null, bool? Asked = null);

sealed record DerivedRow(string Id, List<DerivedLineRow> Lines, string Otherwise);

sealed record DerivedLineRow(string Is, Dictionary<string, List<string>> When);

sealed record RulesFile(string Case, List<RuleRow> Rules);

sealed record RuleRow(string Id, string Outcome, Dictionary<string, List<string>>? When = null);

sealed record OutcomeRow(string Id, string Route, int Urgency, string? Next = null, List<string>? Contacts = null, List<string>? Because = null, List<string>? Papers = null, List<string>? Topics = null, List<string>? Asks = null, List<string>? Letters = null);

sealed record FactRow(string Id, string Confidence, string CheckedOn, List<SourceRow>? Sources = null, string? ValidFrom = null, string? ValidTo = null, List<string>? Hedges = null);

sealed record SourceRow(string Title, string? Number = null, string? Article = null, string? Date = null, string? Url = null);

sealed record ContactRow(string Id, string Kind, string? Value = null, string? Tel = null, string? Url = null, string? Fact = null, string? Provider = null);

sealed record CodeRow(string Code, string Category, string Money, string Side, string Fact);

sealed record CalendarFile(Dictionary<string, CalendarYear> Years);

sealed record CalendarYear(bool Estimated, List<CalendarSpan> Off, List<string>? Work = null);

sealed record CalendarSpan(string Name, string From, string To);

sealed record TopicRow(string Id, string Kind, Dictionary<string, string>? Sets = null, string? Family = null, string? Role = null);

sealed record ScamsFile(List<LookalikeRow> Lookalikes, List<ScamPatternRow> Patterns, List<string> Asked, List<string> Passing, List<string> Act);

sealed record LookalikeRow(string Host, string Warning, string Fact, string? Official = null);

sealed record ScamPatternRow(string Id, string Warning, string Fact, bool Alone = false, bool Calms = false, List<string>? Any = null, List<string>? Not = null);

sealed record CueRow(Dictionary<string, string> Sets, List<string> Any, List<string>? Not = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(FlowFile))]
[JsonSerializable(typeof(RulesFile))]
[JsonSerializable(typeof(List<OutcomeRow>))]
[JsonSerializable(typeof(List<FactRow>))]
[JsonSerializable(typeof(List<ContactRow>))]
[JsonSerializable(typeof(List<CodeRow>))]
[JsonSerializable(typeof(CalendarFile))]
[JsonSerializable(typeof(List<TopicRow>))]
[JsonSerializable(typeof(ScamsFile))]
[JsonSerializable(typeof(List<CueRow>))]
[JsonSerializable(typeof(Dictionary<string, List<string>>))]
sealed partial class ContentJson : JsonSerializerContext;
