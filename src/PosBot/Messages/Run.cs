using PosBot.State;
using PosBot.Triage.Checks;

namespace PosBot.Messages;

/// <summary>What stays the same when a turn runs again.</summary>
sealed record Run(ITurnContext Context, NextDelegate Next, CaseKey Key, ITurnDelivery Delivery, bool TooLong, ContactVerdict? Check)
{
    readonly string[] _before = [.. Context.TurnState.Keys];

    /// <summary>Takes back what an attempt left in the context, so that the next one sees what the first one saw.</summary>
    public void Forget(TurnReplies replies)
    {
        replies.Clear();
        foreach (var left in Context.TurnState.Keys.Except(_before, StringComparer.OrdinalIgnoreCase).ToArray()) Context.TurnState.Remove(left);
    }
}
