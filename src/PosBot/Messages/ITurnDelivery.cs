using PosBot.State;

namespace PosBot.Messages;

/// <summary>How the replies of a turn reach the person: the Direct Line log, the outbox of a connector channel, or the HTTP answer.</summary>
interface ITurnDelivery
{
    /// <summary>Whether the turn leaves something behind even when the bot does nothing.</summary>
    bool HasEcho(ITurnContext turnContext);

    /// <summary>What must be kept to speak first in this conversation, as JSON; null where the case key is enough.</summary>
    string? ReferenceOf(ITurnContext turnContext);

    /// <summary>The commit with the replies where they will be looked for.</summary>
    TurnCommit Address(TurnCommit commit, TurnReplies replies, ITurnContext turnContext, DateTimeOffset now);

    /// <summary>After the commit: on their way. Must not fail; what is committed is delivered sooner or later.</summary>
    void Deliver(ITurnContext turnContext, TurnReplies replies);

    /// <summary>Shows that the bot is writing.</summary>
    Task ShowTypingAsync(ITurnContext turnContext, CancellationToken cancellationToken);
}
