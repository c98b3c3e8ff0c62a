using PosBot.Triage;
using PosBot.Triage.Checks;
using PosBot.Triage.Content;
using PosBot.Triage.Reading;

namespace PosBot.Dialogs;

/// <summary>The content as one checked whole, pinned for a turn: pack, judgement, readers, trained model.</summary>
sealed class Knowledge
{
    readonly Scanner scanner;
    readonly Lexicon lexicon;
    readonly IntentModel model;

    Knowledge(ContentPack pack, Scanner scanner, Lexicon lexicon, IntentModel model, AnswerWords answerWords)
    {
        (Pack, AnswerWords, this.scanner, this.lexicon, this.model) = (pack, answerWords, scanner, lexicon, model);
        Consultation = new Consultation(pack);
        Understanding = new Understanding(pack, new MessageReader(scanner, lexicon, model));
        Check = new ContactCheck(pack);
    }

    public ContentPack Pack { get; }

    public AnswerWords AnswerWords { get; }

    public Consultation Consultation { get; }

    public Understanding Understanding { get; }

    /// <summary>What a number, a link or a message is, read before masking.</summary>
    public ContactCheck Check { get; }

    /// <exception cref="ContentException">The content cannot be used; every problem is named.</exception>
    public static Knowledge Load(string dialogs, string model, TimeOnly cutOff) =>
        Load(dialogs, cutOff, Lexicon.Parse(File.ReadAllBytes(Path.Combine(dialogs, "lexicon.json"))), IntentModel.Load(model));

    /// <summary>
    /// The folder read anew. The topic model stays, and with it the lexicon it was trained with: a model counts concepts by their place there.
    /// </summary>
    /// <exception cref="ContentException">The content cannot be used; every problem is named.</exception>
    public Knowledge Reload(string dialogs, TimeOnly cutOff) => Load(dialogs, cutOff, lexicon, model);

    /// <summary>The same, speaking one language whatever it is spoken to in; for reading a conversation in the other language.</summary>
    public Knowledge Speaking(string locale)
    {
        var words = Pack.In(locale);
        return new Knowledge(Pack with { Words = Pack.Words.Keys.ToDictionary(key => key, _ => words, StringComparer.Ordinal) }, scanner, lexicon, model, AnswerWords);
    }

    static Knowledge Load(string dialogs, TimeOnly cutOff, Lexicon lexicon, IntentModel model)
    {
        var pack = ContentLoader.Load(dialogs, cutOff);
        var readers = new Scanner(Providers.Parse(Bytes("providers.json")), Festivals.Parse(Bytes("calendar.json")));
        var answers = Directory.GetFiles(Path.Combine(dialogs, "utterances"), "answers.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return new Knowledge(pack, readers, lexicon, model, AnswerWords.Parse([.. answers.Select(File.ReadAllText)]));

        byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(dialogs, name));
    }

    /// <summary>The command that a whole message is; null where it is none.</summary>
    public string? CommandOf(string text)
    {
        if (text.Length is 0 or > 40) return null;
        var folded = Folding.Fold(text).ToString().Trim().TrimEnd('.', '。', '!', '~', ' ', '吧', '呀', '啊');
        return Pack.Commands.ByText.GetValueOrDefault(folded);
    }
}
