using PosBot.Channels;

namespace PosBot.Messages;

/// <summary>Chooses how the replies of a turn travel.</summary>
sealed class TurnDeliveries(ExpectedRepliesDelivery expected, DirectLineDelivery directLine, OutboxDelivery outbox)
{
    public ITurnDelivery Of(ITurnContext turnContext) =>
        turnContext.Adapter is DirectLineAdapter ? directLine
        : turnContext.Activity.DeliveryMode == DeliveryModes.ExpectReplies ? expected
        : outbox;
}
