namespace PosBot.Tests.State;

/// <summary>A folder of its own, gone afterwards.</summary>
sealed class ScratchFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posbot-");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Every byte in it, one character each.</summary>
    public static string Bytes(string database) => string.Concat(
        Directory.GetFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*").Where(static path => !path.EndsWith(".lock", StringComparison.Ordinal)).Select(Read));

    static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, System.Text.Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
