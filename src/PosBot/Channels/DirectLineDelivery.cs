using DirectLine;
using Microsoft.Extensions.Options;
using PosBot.Messages;
using PosBot.State;

namespace PosBot.Channels;

/// <summary>Direct Line: echo and replies go into the log with the commit, then the sockets are woken.</summary>
sealed class DirectLineDelivery(DirectLineHub hub, IOptions<DirectLineOptions> options) : ITurnDelivery
{
    readonly ChannelAccount _bot = new() { Id = options.Value.Bot.Id, Name = options.Value.Bot.Name, Role = RoleTypes.Bot };

    public bool HasEcho(ITurnContext turnContext) => EchoOf(turnContext) is not null;

    public string? ReferenceOf(ITurnContext turnContext) => null;

    public TurnCommit Address(TurnCommit commit, TurnReplies replies, ITurnContext turnContext, DateTimeOffset now)
    {
        var log = new List<DirectLineEntry>(replies.Held.Count + 1);
        if (EchoOf(turnContext) is { } said) log.Add(DirectLineEntry.Echo(said));
        foreach (var (call, activity) in replies.Held)
        {
            // The channel has no way to take a message back.
            if (call == OutgoingCall.Delete || string.IsNullOrEmpty(activity.Id)) continue;
            activity.ServiceUrl = null;
            activity.From = _bot;
            // Web Chat sorts by time, so the replies of one turn must not share one.
            activity.Timestamp = now.AddMilliseconds(log.Count);
            log.Add(new(activity.Id, UntypedJson.Text(activity)));
        }
        return commit with { Log = log };
    }

    public void Deliver(ITurnContext turnContext, TurnReplies replies) => hub.Notify(turnContext.Activity.Conversation!.Id!);

    public Task ShowTypingAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        hub.SendTyping(turnContext.Activity.Conversation!.Id!);
        return Task.CompletedTask;
    }

    // The start of a conversation is the channel's own activity: there is nothing to show. A turn that the bot began has no echo either.
    static DirectLineActivity? EchoOf(ITurnContext turnContext) =>
        turnContext.TurnState.Get<DirectLineActivity>() is { Type: not ActivityTypes.ConversationUpdate } activity ? activity : null;
}
