using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace PosBot.Tests.Service;

/// <summary>
/// What the bot's code uses of the Bot Builder types, read from its compiled member references and written with the SDK's namespaces.
/// The file beside this test is what a reader checks against the SDK's public source before building with -p:MicrosoftPackages=true.
/// </summary>
public sealed class SdkMembersTests
{
    static readonly (string Ours, string Theirs)[] Namespaces =
    [
        ("BotFramework.Connector.Authentication", "Microsoft.Bot.Connector.Authentication"),
        ("BotFramework.Connector", "Microsoft.Bot.Connector"),
        ("BotFramework.Rest", "Microsoft.Rest"),
        ("BotFramework.Schema", "Microsoft.Bot.Schema"),
        ("BotFramework.Dialogs", "Microsoft.Bot.Builder.Dialogs"),
        ("BotFramework.Hosting", "Microsoft.Bot.Builder.Integration.AspNet.Core"),
        ("BotFramework", "Microsoft.Bot.Builder"),
    ];

    [Fact]
    public void The_list_of_sdk_members_that_the_bot_uses_is_current()
    {
        var path = Path.Combine(Folder(), "sdk-members.txt");
        var used = string.Join('\n', Used()) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, used);
        Assert.True(File.Exists(path), $"{path} is missing; run this test with UPDATE_GOLDEN=1 and read what it wrote.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), used);
    }

    static IEnumerable<string> Used()
    {
        using var file = new PEReader(File.OpenRead(typeof(Program).Assembly.Location));
        var reader = file.GetMetadataReader();
        var names = new SignatureNames();
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeReferences)
            if (IsOurs(reader, handle)) lines.Add(Theirs(names.GetTypeFromReference(reader, handle, 0)));
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            var parent = member.Parent.Kind switch
            {
                HandleKind.TypeReference when IsOurs(reader, (TypeReferenceHandle)member.Parent) => names.GetTypeFromReference(reader, (TypeReferenceHandle)member.Parent, 0),
                HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(names, null),
                _ => null,
            };
            if (parent is null || !parent.StartsWith("BotFramework", StringComparison.Ordinal)) continue;
            var name = reader.GetString(member.Name);
            lines.Add(Theirs(member.GetKind() == MemberReferenceKind.Method
                ? Method(member.DecodeMethodSignature(names, null), parent, name)
                : $"{parent}.{name} : {member.DecodeFieldSignature(names, null)}"));
        }

        return lines;
    }

    static string Method(MethodSignature<string> signature, string parent, string name) =>
        $"{parent}.{name}({string.Join(", ", signature.ParameterTypes)}) : {signature.ReturnType}";

    static bool IsOurs(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == "BotFramework",
            HandleKind.TypeReference => IsOurs(reader, (TypeReferenceHandle)type.ResolutionScope),
            _ => false,
        };
    }

    static string Theirs(string line)
    {
        foreach (var (ours, theirs) in Namespaces)
            line = System.Text.RegularExpressions.Regex.Replace(line, $@"(?<![\w.]){System.Text.RegularExpressions.Regex.Escape(ours)}\.(?=[A-Z]\w*)", theirs + ".");
        return line;
    }

    static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
