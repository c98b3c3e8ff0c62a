namespace PosBot;

/// <summary>Which files a folder holds, with size and time of each: enough to see that one was edited, without reading any.</summary>
sealed class FolderStamp
{
    readonly SortedDictionary<string, (long Size, DateTime Written)> files = new(StringComparer.Ordinal);

    /// <summary>A missing folder is an empty one.</summary>
    public static FolderStamp Of(string folder)
    {
        var stamp = new FolderStamp();
        if (!Directory.Exists(folder)) return stamp;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var file = new FileInfo(path);
            // Gone between the listing and the look: the next look sees it gone.
            if (file.Exists) stamp.files[Path.GetRelativePath(folder, path).Replace('\\', '/')] = (file.Length, file.LastWriteTimeUtc);
        }

        return stamp;
    }

    /// <summary>The files that are new, gone or written since, with paths relative to the folder.</summary>
    public IReadOnlyList<string> ChangedSince(FolderStamp earlier) =>
        [.. files.Except(earlier.files).Select(f => f.Key).Union(earlier.files.Keys.Except(files.Keys)).Order(StringComparer.Ordinal)];
}
