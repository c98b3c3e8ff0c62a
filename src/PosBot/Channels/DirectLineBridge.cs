using DirectLine;
using PosBot.Messages;
using PosBot.State;

namespace PosBot.Channels;

/// <summary>The bot as the Direct Line channel sees it.</summary>
sealed class DirectLineBridge(DirectLineAdapter adapter, IBot bot) : IDirectLineBot
{
    public async Task<DirectLineOutcome> DeliverAsync(DirectLineActivity activity, CancellationToken cancellationToken)
    {
        try
        {
            await adapter.DeliverAsync(activity, bot.OnTurnAsync, cancellationToken);
            return DirectLineOutcome.Committed;
        }
        catch (Exception failure) when (failure is StoreUnavailableException or MailboxFullException)
        {
            return DirectLineOutcome.Busy;
        }
    }
}
