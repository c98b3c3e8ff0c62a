using PosBot.Triage;
using PosBot.Triage.Checks;
using PosBot.Triage.Content;
using PosBot.Triage.Reading;

namespace PosBot.Dialogs;

/// <summary>The content as one checked whole, pinned for a turn: pack, judgement, readers, trained model.</summary>
sealed class Knowledge
{
    Knowledge(ContentPack pack, MessageReader reader, AnswerWords answerWords)
    {
        (Pack, AnswerWords) = (pack, answerWords);
        Consultation = new Consultation(pack);
        Understanding = new Understanding(pack, reader);
        Check = new ContactCheck(pack);
    }

    public ContentPack Pack { get; }

    public AnswerWords AnswerWords { get; }

    public Consultation Consultation { get; }

    public Understanding Understanding { get; }

    /// <summary>What a number, a link or a message is, read before masking.</summary>
    public ContactCheck Check { get; }

    /// <exception cref="ContentException">The content cannot be used; every problem is named.</exception>
    public static Knowledge Load(string dialogs, string model, TimeOnly cutOff)
    {
        var pack = ContentLoader.Load(dialogs, cutOff);
        var scanner = new Scanner(Providers.Parse(Bytes("providers.json")), Festivals.Parse(Bytes("calendar.json")));
        var reader = new MessageReader(scanner, Lexicon.Parse(Bytes("lexicon.json")), IntentModel.Load(model));
        var answers = Directory.GetFiles(Path.Combine(dialogs, "utterances"), "answers.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return new Knowledge(pack, reader, AnswerWords.Parse([.. answers.Select(File.ReadAllText)]));

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
