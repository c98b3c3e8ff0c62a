using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PosBot.Triage.Content;

/// <summary>The files of one content folder as read, so that a problem can name its line and the pack its hash.</summary>
sealed class ContentFolder(string folder)
{
    readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);

    public List<ContentProblem> Problems { get; } = [];

    /// <summary>Where each words key stands, by language and key.</summary>
    public Dictionary<string, Dictionary<string, (string File, int Line)>> WordPlaces { get; } = new(StringComparer.Ordinal);

    public T? Read<T>(string name, JsonTypeInfo<T> type) where T : class
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            Problems.Add(new("file-missing", name, 0, "The file is missing.", "Restore it; dialogs/README.md lists the files."));
            return null;
        }

        var text = texts[name] = File.ReadAllText(path);
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException e)
        {
            Problems.Add(new("json", name, (int)(e.LineNumber ?? 0) + 1, e.Message, "Mend the JSON there."));
            return null;
        }
    }

    public List<T> ReadAll<T>(string subfolder, JsonTypeInfo<T> type) where T : class
    {
        var path = Path.Combine(folder, subfolder);
        if (!Directory.Exists(path)) return [];
        return [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)
            .Select(file => Read($"{subfolder}/{Path.GetFileName(file)}", type)).OfType<T>()];
    }

    public IReadOnlyDictionary<string, Words> ReadWords()
    {
        var all = new Dictionary<string, Words>(StringComparer.Ordinal);
        var path = Path.Combine(folder, "words");
        string[] languages = Directory.Exists(path) ? Directory.GetDirectories(path) : [];
        foreach (var language in languages.Order(StringComparer.Ordinal))
        {
            var locale = Path.GetFileName(language);
            var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
            var places = WordPlaces[locale] = new(StringComparer.Ordinal);
            foreach (var file in Directory.GetFiles(language, "*.md").Order(StringComparer.Ordinal))
            {
                var name = $"words/{locale}/{Path.GetFileName(file)}";
                WordsFile.Read(name, texts[name] = File.ReadAllText(file), byKey, places, Problems);
            }

            all[locale] = new Words(locale, byKey.ToFrozenDictionary(StringComparer.Ordinal));
        }

        foreach (var locale in new[] { "zh-CN", "en-US" })
            if (!all.ContainsKey(locale))
                Problems.Add(new("words-missing", $"words/{locale}", 0, "There are no words in this language.", "Both zh-CN and en-US are needed."));
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public List<LetterTemplate> ReadLetters()
    {
        var letters = new List<LetterTemplate>();
        var path = Path.Combine(folder, "letters");
        string[] languages = Directory.Exists(path) ? Directory.GetDirectories(path) : [];
        foreach (var file in languages.SelectMany(language => Directory.GetFiles(language, "*.md")).Order(StringComparer.Ordinal))
        {
            var (id, locale) = (Path.GetFileNameWithoutExtension(file), Path.GetFileName(Path.GetDirectoryName(file)!));
            var name = $"letters/{locale}/{id}.md";
            if (LetterFile.Read(name, id, locale, texts[name] = File.ReadAllText(file), Problems) is { } letter) letters.Add(letter);
        }

        return letters;
    }

    /// <summary>The 1-based line of an id's first appearance in a file, for messages.</summary>
    public int LineOf(string file, string id)
    {
        if (!texts.TryGetValue(file, out var text)) return 0;
        var at = text.IndexOf($"\"{id}\"", StringComparison.Ordinal);
        return at < 0 ? 0 : 1 + text.AsSpan(0, at).Count('\n');
    }

    /// <summary>The first file of a folder that holds an id, for messages.</summary>
    public string FileOf(string prefix, string id) =>
        texts.FirstOrDefault(t => t.Key.StartsWith(prefix, StringComparison.Ordinal) && t.Value.Contains($"\"{id}\"", StringComparison.Ordinal)).Key ?? prefix;

    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
