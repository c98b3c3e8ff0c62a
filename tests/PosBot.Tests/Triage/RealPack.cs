using PosBot.Triage.Content;

namespace PosBot.Tests.Triage;

/// <summary>The content of this repository, loaded once for all proofs.</summary>
static class RealPack
{
    static readonly Lazy<ContentPack> Loaded = new(() => ContentLoader.Load(Folder, CutOff));

    public static TimeOnly CutOff { get; } = new(23, 0);

    public static string Root { get; } = RootOf();

    public static string Folder => Path.Combine(Root, "dialogs");

    public static ContentPack Pack => Loaded.Value;

    // The build puts its output inside the repository.
    static string RootOf()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PosBot.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("No folder above the tests holds PosBot.sln.");
    }
}
