using PosBot.Downloads;
using PosBot.Messages;

namespace PosBot.Dialogs;

/// <summary>One state of the content with the bot that speaks from it.</summary>
sealed class Edition
{
    public Edition(Knowledge knowledge)
    {
        Knowledge = knowledge;
        Conversation = new Conversation(knowledge);
        Bot = new PosBotHandler(Conversation);
    }

    public Knowledge Knowledge { get; }

    public Conversation Conversation { get; }

    public IBot Bot { get; }
}

/// <summary>The edition in use. A turn keeps the one that it started with; a good edit of the content is used from the next turn on, a bad one not at all.</summary>
sealed class CurrentEdition(Knowledge first) : IBot
{
    volatile Edition current = new(first);
    volatile IReadOnlyList<string> refused = [];

    public Knowledge Knowledge => current.Knowledge;

    /// <summary>Makes the download links of letters; set once the service is built.</summary>
    public LetterLinks? Letters { get; set; }

    /// <summary>Why the folder as it is now is not in use; empty where it is.</summary>
    public IReadOnlyList<string> Refused => refused;

    public void Replace(Knowledge knowledge)
    {
        current = new Edition(knowledge);
        refused = [];
    }

    public void Refuse(IReadOnlyList<string> problems) => refused = problems;

    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        if (Letters is not null) turnContext.TurnState.Set(Letters);
        return Pinned(turnContext).Bot.OnTurnAsync(turnContext, cancellationToken);
    }

    public Task TroubleAsync(ITurnContext turnContext, CaseTurn turn, CancellationToken cancellationToken) =>
        Pinned(turnContext).Conversation.TroubleAsync(turnContext, turn, cancellationToken);

    /// <summary>Kept with the turn, so that running it again, or telling of its failure, speaks from the same content.</summary>
    Edition Pinned(ITurnContext turnContext)
    {
        if (turnContext.TurnState.Get<Edition>() is { } pinned) return pinned;
        var edition = current;
        turnContext.TurnState.Set(edition);
        return edition;
    }
}
