using System.Reflection;

namespace PosBot.EndToEnd;

/// <summary>Where things lie that the tests use, as the build knew them.</summary>
static class Places
{
    static readonly Dictionary<string, string?> Metadata =
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);

    public static string Repository => Metadata["RepositoryRoot"]!;

    public static string Service => Metadata["Service"]!;

    public static string Words(string locale) => Path.Combine(Repository, "dialogs", "words", locale);

    public static string Contacts => Path.Combine(Repository, "dialogs", "contacts.json");

    public static string NodeTests => Path.Combine(Repository, "tests", "PosBot.EndToEnd", "directline-node");

    public static string Screenshot(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository, "artifacts", "screenshots"));
        return Path.Combine(folder.FullName, name + ".png");
    }
}
