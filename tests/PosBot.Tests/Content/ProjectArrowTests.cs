using System.Reflection;
using System.Xml.Linq;

using PosBot.Tests.Triage;

namespace PosBot.Tests.Content;

/// <summary>Which project may know which. Read from the project files, so that an arrow cannot be added in silence.</summary>
public sealed class ProjectArrowTests
{
    [Theory]
    [InlineData("PosBot.Triage", "")]
    [InlineData("BotFramework", "")]
    [InlineData("DirectLine", "")]
    [InlineData("PosBot", "BotFramework DirectLine PosBot.Triage")]
    [InlineData("PosBot.Tool", "PosBot PosBot.Triage")]
    [InlineData("PosBot.Training", "PosBot.Triage")]
    public void A_project_references_no_other_of_ours_than(string project, string allowed) =>
        Assert.Empty(References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Except(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void The_judgement_needs_no_package_and_no_web_server()
    {
        Assert.Empty(References("PosBot.Triage", "PackageReference"));
        Assert.Empty(References("PosBot.Triage", "FrameworkReference"));
        var names = typeof(global::PosBot.Triage.Judgement).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.All(names, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_source_project_is_in_the_table_of_arrows()
    {
        var listed = typeof(ProjectArrowTests).GetMethod(nameof(A_project_references_no_other_of_ours_than))!
            .GetCustomAttributes<InlineDataAttribute>().Select(row => (string)row.Data[0]!);
        var projects = Directory.GetFiles(Path.Combine(RealPack.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Equal(projects.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

#if !MICROSOFT_PACKAGES
    // Both are used side by side in the dialogs: a shared name would need a qualifier at every use.
    [Fact]
    public void The_judgement_and_the_protocol_share_no_type_name()
    {
        var protocol = Assembly.Load("BotFramework").GetExportedTypes().Where(t => !t.IsNested).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(protocol);
        Assert.Empty(typeof(global::PosBot.Triage.Judgement).Assembly.GetExportedTypes().Where(t => !t.IsNested && protocol.Contains(t.Name)).Select(t => t.FullName));
    }
#endif

    static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(RealPack.Root, "src", project, project + ".csproj")).Descendants(kind).Select(e => (string)e.Attribute("Include")!);
}
