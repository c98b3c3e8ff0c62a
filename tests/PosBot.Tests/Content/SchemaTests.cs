using System.Reflection;
using System.Text.Json;

using PosBot.Tests.Triage;
using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tests.Content;

/// <summary>The schemas beside the content are what editors believe, so they must say what the loader reads and what the files hold.</summary>
public sealed class SchemaTests
{
    static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static TheoryData<string> Files => [.. Directory.GetFiles(RealPack.Folder, "*.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(RealPack.Folder, file).Replace('\\', '/')).Where(file => !file.StartsWith("schemas/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_content_file_fits_its_schema(string file)
    {
        var content = Read(file);
        Assert.Empty(JsonSchema.Errors(Read(SchemaOf(file)), content));
        // An object names its schema itself; a list cannot, and neither can commands.json, where every key is a command.
        if (content.ValueKind != JsonValueKind.Object || file == "commands.json") return;
        var named = content.GetProperty("$schema").GetString()!;
        Assert.Equal(Path.GetFullPath(SchemaOf(file), RealPack.Folder), Path.GetFullPath(Path.Combine(RealPack.Folder, Path.GetDirectoryName(file)!, named)));
    }

    [Fact]
    public void Every_schema_is_of_some_file_and_the_readme_names_those_that_no_file_names()
    {
        var used = Files.Select(row => SchemaOf(row.Data)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Directory.GetFiles(Path.Combine(RealPack.Folder, "schemas")).Select(path => $"schemas/{Path.GetFileName(path)}").Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
        var readme = File.ReadAllText(Path.Combine(RealPack.Folder, "README.md"));
        Assert.All(Files.Select(row => row.Data).Where(file => !Read(file).ValueKind.Equals(JsonValueKind.Object) || file == "commands.json"),
            file => Assert.Contains(SchemaOf(file), readme, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("flow", "", typeof(FlowFile))]
    [InlineData("flow", "questions", typeof(QuestionRow))]
    [InlineData("flow", "derived", typeof(DerivedRow))]
    [InlineData("rules", "", typeof(RulesFile))]
    [InlineData("rules", "rules", typeof(RuleRow))]
    [InlineData("outcomes", "[]", typeof(OutcomeRow))]
    [InlineData("facts", "[]", typeof(FactRow))]
    [InlineData("contacts", "[]", typeof(ContactRow))]
    [InlineData("codes", "[]", typeof(CodeRow))]
    [InlineData("topics", "[]", typeof(TopicRow))]
    [InlineData("scams", "", typeof(ScamsFile))]
    [InlineData("scams", "lookalikes", typeof(LookalikeRow))]
    [InlineData("cues", "[]", typeof(CueRow))]
    public void A_schema_knows_every_field_that_the_loader_reads(string schema, string list, Type row)
    {
        var node = Read($"schemas/{schema}.schema.json");
        if (list == "[]") node = node.GetProperty("items");
        else if (list.Length > 0) node = node.GetProperty("properties").GetProperty(list).GetProperty("items");
        var fields = row.GetConstructors().Single().GetParameters();
        Assert.Empty(fields.Select(Name).Except(node.GetProperty("properties").EnumerateObject().Select(p => p.Name)));
        // What an editor lets pass the loader must not refuse for a missing field.
        var required = node.GetProperty("required").EnumerateArray().Select(n => n.GetString()!).ToArray();
        Assert.Empty(fields.Where(f => !f.HasDefaultValue).Select(Name).Except(required));

        static string Name(ParameterInfo field) => JsonNamingPolicy.CamelCase.ConvertName(field.Name!);
    }

    [Fact]
    public void The_listed_values_are_those_that_the_loader_takes()
    {
        var outcome = Read("schemas/outcomes.schema.json").GetProperty("items").GetProperty("properties");
        Assert.Equal(Enum.GetNames<Route>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).Order(), Values(outcome.GetProperty("route")));
        Assert.Equal(Enum.GetNames<NextDay>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).Order(), Values(outcome.GetProperty("next")));
        var question = Read("schemas/flow.schema.json").GetProperty("properties").GetProperty("questions").GetProperty("items").GetProperty("properties");
        Assert.Equal(Enum.GetNames<QuestionKind>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).Order(), Values(question.GetProperty("kind")));

        static IEnumerable<string> Values(JsonElement node) => node.GetProperty("enum").EnumerateArray().Select(v => v.GetString()!).Order();
    }

    [Theory]
    [InlineData("outcomes", """[{"id": "a", "route": "wiat", "urgency": 1}]""", "none of")]
    [InlineData("outcomes", """[{"id": "a", "route": "wait", "urgency": 5}]""", "past")]
    [InlineData("outcomes", """[{"id": "a", "route": "wait", "urgency": 1, "papres": []}]""", "unknown papres")]
    [InlineData("facts", """[{"id": "a", "confidence": "high", "checkedOn": "22.11.2026"}]""", "unlike")]
    [InlineData("facts", """[{"id": "a", "confidence": "high"}]""", "has no checkedOn")]
    [InlineData("rules", """{"case": "a", "rules": []}""", "too short")]
    [InlineData("cues", """[{"sets": {"status": 1}, "any": ["a"]}]""", "not string")]
    [InlineData("calendar", """{"years": {"27": {"estimated": true, "off": []}}}""", "unlike")]
    [InlineData("calendar", """{"zone": "UTC", "years": {}}""", "not Asia/Shanghai")]
    [InlineData("commands", """{"help": [""]}""", "too short")]
    public void A_slip_of_the_pen_is_seen(string schema, string content, string error)
    {
        using var document = JsonDocument.Parse(content);
        Assert.Contains(error, Assert.Single(JsonSchema.Errors(Read($"schemas/{schema}.schema.json"), document.RootElement)), StringComparison.Ordinal);
    }

    static string SchemaOf(string file) => $"schemas/{(file.Split('/') is [var folder, _] ? folder : Path.GetFileNameWithoutExtension(file))}.schema.json";

    static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(RealPack.Folder, file)), Reading).RootElement;
}
