using System.Buffers;
using System.Collections.Immutable;

using PosBot.Triage.Content;

namespace PosBot.Triage.Reading;

/// <summary>
/// Reads answers that a sentence gives in passing ("客服说不归他们管"). A cue is content: phrases in order, near each other, in one sentence;
/// all phrases of all cues stand in one trie, so a message is walked once.
/// </summary>
public sealed class CueReader
{
    /// <summary>How far apart two parts may stand, in characters; English words are longer.</summary>
    const int Reach = 12, LatinReach = 40;

    readonly PhraseTrie trie = new();
    readonly (CueSource Source, int[][] Any, int[][] Not)[] cues;
    readonly int phrases;

    public CueReader(ImmutableArray<CueSource> sources)
    {
        var parts = new Dictionary<string, int>(StringComparer.Ordinal);
        cues = [.. sources.Select(source => (source, Patterns(source.Any), Patterns(source.Not)))];
        phrases = parts.Count;

        int[][] Patterns(ImmutableArray<string> texts) => [.. texts.Select(text => text.Split('…', StringSplitOptions.TrimEntries).Select(Part).ToArray())];

        int Part(string text)
        {
            if (parts.TryGetValue(text, out var id)) return id;
            parts.Add(text, id = parts.Count);
            foreach (var form in text.Replace("'", "", StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) trie.Add(form, id);
            return id;
        }
    }

    /// <summary>The answers that the folded text gives. Where two cues disagree on a question, the earlier line of the file wins.</summary>
    public void Read(ReadOnlySpan<char> text, IDictionary<string, string> answers)
    {
        // People leave apostrophes out as often as they write them.
        Span<char> buffer = stackalloc char[Folding.Cap];
        var length = 0;
        foreach (var c in text)
            if (c != '\'' && length < buffer.Length) buffer[length++] = c;
        ReadOnlySpan<char> folded = buffer[..length];
        var hits = trie.Find(folded);
        if (hits.Count == 0) return;
        var latin = IsLatin(folded);
        // Most patterns fail because a part is not there at all: seen from one bit a part, before any order is looked at.
        Span<ulong> present = stackalloc ulong[(phrases + 63) / 64];
        present.Clear();
        foreach (var hit in hits) present[hit.Phrase >> 6] |= 1UL << (hit.Phrase & 63);
        foreach (var (source, any, not) in cues)
        {
            if (!Matches(any, hits, present, folded, latin) || Matches(not, hits, present, folded, latin)) continue;
            foreach (var (question, value) in source.Sets) answers.TryAdd(question, value);
        }
    }

    static bool Matches(int[][] patterns, List<PhraseHit> hits, ReadOnlySpan<ulong> present, ReadOnlySpan<char> text, bool latin)
    {
        foreach (var pattern in patterns)
            if (AllPresent(pattern, present) && Follows(pattern, 0, -1, hits, text, latin)) return true;
        return false;
    }

    static bool AllPresent(int[] pattern, ReadOnlySpan<ulong> present)
    {
        foreach (var part in pattern)
            if (((present[part >> 6] >> (part & 63)) & 1) == 0) return false;
        return true;
    }

    static bool Follows(int[] pattern, int at, int end, List<PhraseHit> hits, ReadOnlySpan<char> text, bool latin)
    {
        if (at == pattern.Length) return true;
        foreach (var hit in hits)
        {
            if (hit.Phrase != pattern[at]) continue;
            if (end >= 0 && (hit.Start < end || hit.Start - end > (latin ? LatinReach : Reach) || Breaks(text[end..hit.Start]))) continue;
            if (Follows(pattern, at + 1, hit.End, hits, text, latin)) return true;
        }

        return false;
    }

    static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？!?;；\n");

    static bool Breaks(ReadOnlySpan<char> between) => between.IndexOfAny(SentenceEnds) >= 0;

    static bool IsLatin(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (c >= '\u3400') return false;
        return true;
    }
}

/// <summary>Where a phrase stands in a text.</summary>
readonly record struct PhraseHit(int Phrase, int Start, int End);

/// <summary>All phrases at once. A phrase that begins with a Latin letter or digit begins at a word's start.</summary>
sealed class PhraseTrie
{
    sealed class Node
    {
        public Dictionary<char, Node>? Next;
        public List<int>? Phrases;
    }

    readonly Node root = new();

    public void Add(string form, int phrase)
    {
        var node = root;
        foreach (var c in form)
        {
            node.Next ??= [];
            if (!node.Next.TryGetValue(c, out var next)) node.Next.Add(c, next = new Node());
            node = next;
        }

        (node.Phrases ??= []).Add(phrase);
    }

    public List<PhraseHit> Find(ReadOnlySpan<char> text)
    {
        var hits = new List<PhraseHit>();
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsAsciiLetterOrDigit(text[start]) && start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])) continue;
            var node = root;
            for (var at = start; at < text.Length && node.Next is not null && node.Next.TryGetValue(text[at], out var next); at++)
            {
                node = next;
                if (node.Phrases is null) continue;
                foreach (var phrase in node.Phrases) hits.Add(new(phrase, start, at + 1));
            }
        }

        return hits;
    }
}
