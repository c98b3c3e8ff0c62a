using System.Text.Json.Nodes;

using PosBot.Channels;

namespace PosBot.Dialogs;

/// <summary>Activities to the conversation: messages and card taps are answered, a person is greeted once, all else is accepted in silence.</summary>
sealed class PosBotHandler(Conversation conversation) : ActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        // In a team the text holds the mention of the bot; stripped by the bot's id, never by its name.
        if (turnContext.Activity.Recipient?.Id is { Length: > 0 }) turnContext.Activity.RemoveRecipientMention();
        return conversation.AnswerAsync(turnContext, turnContext.Activity.Text ?? "", UntypedJson.NodeOf(turnContext.Activity.Value) as JsonObject, cancellationToken);
    }

    protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        conversation.WelcomeAsync(turnContext, cancellationToken);

    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        var data = UntypedJson.NodeOf(invokeValue.Action?.Data) as JsonObject ?? new JsonObject { ["command"] = invokeValue.Action?.Verb };
        await conversation.AnswerAsync(turnContext, "", data, cancellationToken);
        return new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = "" };
    }
}
