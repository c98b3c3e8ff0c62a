using System.Text.Json;

namespace PosBot.Triage.Reading;

public enum ProviderKind { Acquirer, Wallet, Network, Bank }

public sealed record Provider(string Id, string Name, ProviderKind Kind);

/// <summary>The institutions of providers.json and a trie over all their spellings.</summary>
public sealed class Providers
{
    readonly List<Provider> _all = [];
    readonly WordTrie _trie = new();

    public IReadOnlyList<Provider> All => _all;

    internal WordTrie Trie => _trie;

    /// <summary>Reads providers.json. <exception cref="InvalidDataException">An entry lacks a field or has an unknown kind.</exception></summary>
    public static Providers Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        using var document = JsonDocument.ParseValue(ref reader);
        var providers = new Providers();
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            var id = Text(entry, "id", "?");
            if (!Enum.TryParse<ProviderKind>(Text(entry, "kind", id), ignoreCase: true, out var kind))
                throw new InvalidDataException($"providers.json: \"{id}\" has an unknown kind; use acquirer, wallet, network or bank.");
            var provider = new Provider(id, Text(entry, "name", id), kind);
            var index = providers._all.Count;
            providers._all.Add(provider);
            providers._trie.Add(provider.Name, index);
            if (entry.TryGetProperty("aliases", out var aliases))
                foreach (var alias in aliases.EnumerateArray())
                    providers._trie.Add(alias.GetString()!, index);
        }

        return providers;
    }

    static string Text(JsonElement entry, string name, string id) =>
        entry.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text
            ? text
            : throw new InvalidDataException($"providers.json: \"{id}\" has no {name}.");
}
