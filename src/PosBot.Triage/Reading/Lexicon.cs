using System.Text.Json;

namespace PosBot.Triage.Reading;

/// <summary>
/// The concepts of lexicon.json, found in one pass over the characters and one over the syllables. In the file a word may begin with '=' (characters only,
/// no homophones) and a Latin word may end with '*' (any ending: settle* is also settlement).
/// </summary>
public sealed class Lexicon
{
    readonly List<string> _concepts = [];
    readonly List<Entry> _entries = [];
    readonly WordAutomaton _characters = new();
    readonly WordAutomaton _syllables = new();

    readonly record struct Entry(int Concept, string Word, bool AnyEnding, bool ByPinyin);

    /// <summary>Concept ids by number.</summary>
    public IReadOnlyList<string> Concepts => _concepts;

    /// <summary>Reads {"concepts":{"id":["word",…]}}. <exception cref="InvalidDataException">A concept has no words or a word is empty.</exception></summary>
    public static Lexicon Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        using var document = JsonDocument.ParseValue(ref reader);
        var lexicon = new Lexicon();
        foreach (var concept in document.RootElement.GetProperty("concepts").EnumerateObject())
        {
            if (concept.Value.GetArrayLength() == 0)
                throw new InvalidDataException($"lexicon.json: concept \"{concept.Name}\" has no words.");
            lexicon._concepts.Add(concept.Name);
            foreach (var word in concept.Value.EnumerateArray())
                lexicon.Add(lexicon._concepts.Count - 1, word.GetString() ?? "");
        }

        lexicon._characters.Link();
        lexicon._syllables.Link();
        return lexicon;
    }

    /// <summary>Number of a concept. <exception cref="KeyNotFoundException">The lexicon has no such concept.</exception></summary>
    public int Number(string concept)
    {
        var number = _concepts.IndexOf(concept);
        return number >= 0 ? number : throw new KeyNotFoundException($"lexicon.json has no concept \"{concept}\".");
    }

    public IReadOnlyList<ConceptHit> Read(Folded text)
    {
        var hits = new List<ConceptHit>();
        Read(text, hits);
        return hits;
    }

    /// <summary>Fills the list with the hits in order of place; of one concept only the longest of those inside each other. The list is cleared first.</summary>
    public void Read(Folded text, List<ConceptHit> into)
    {
        into.Clear();
        var (state, spoken) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            state = _characters.Step(state, text[i]);
            for (var output = _characters.Output(state); output > 0; output = _characters.Next(output))
                Hit(text, _characters.Entry(output), i + 1, into);
            spoken = Folding.Syllable(text[i]) is > 0 and var syllable ? _syllables.Step(spoken, (char)syllable) : 0;
            for (var output = _syllables.Output(spoken); output > 0; output = _syllables.Next(output))
                Hit(text, _syllables.Entry(output), i + 1, into);
        }

        into.Sort(static (a, b) => a.Start != b.Start ? a.Start - b.Start : a.Concept != b.Concept ? a.Concept - b.Concept : b.Length - a.Length);
    }

    void Add(int concept, string word)
    {
        var exact = word.StartsWith('=');
        var anyEnding = word.EndsWith('*');
        var folded = Folding.Fold(word[(exact ? 1 : 0)..^(anyEnding ? 1 : 0)].Trim()).ToString();
        if (folded.Length == 0)
            throw new InvalidDataException($"lexicon.json: concept \"{_concepts[concept]}\" has an empty word.");
        _characters.Add(folded, _entries.Count);
        _entries.Add(new Entry(concept, folded, anyEnding, false));
        if (exact || folded.Length < 2 || !folded.All(c => Folding.IsHan(c) && Folding.Syllable(c) > 0))
            return;
        _syllables.Add(string.Create(folded.Length, folded, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = (char)Folding.Syllable(source[i]);
        }), _entries.Count);
        _entries.Add(new Entry(concept, folded, false, true));
    }

    void Hit(Folded text, int index, int end, List<ConceptHit> into)
    {
        var entry = _entries[index];
        var start = end - entry.Word.Length;
        if (entry.ByPinyin)
        {
            // Two syllables sound like too many things: one of the two characters must be right, and a plain match is not reported twice.
            var same = 0;
            for (var i = 0; i < entry.Word.Length; i++)
                if (text[start + i] == entry.Word[i])
                    same++;
            if (same == entry.Word.Length || (entry.Word.Length == 2 && same == 0))
                return;
        }
        else if (char.IsAsciiLetterOrDigit(entry.Word[0]) && start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            return;
        }
        else if (!entry.AnyEnding && char.IsAsciiLetterOrDigit(entry.Word[^1]) && end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
        {
            return;
        }

        for (var h = into.Count - 1; h >= 0 && into[h].End > start - 16; h--)
        {
            if (into[h].Concept != entry.Concept)
                continue;
            if (into[h].Start <= start && into[h].End >= end)
                return;
            if (into[h].Start >= start && into[h].End <= end)
                into.RemoveAt(h);
        }

        into.Add(new ConceptHit(entry.Concept, start, entry.Word.Length, Negation.Of(text, start, end), entry.ByPinyin));
    }
}
