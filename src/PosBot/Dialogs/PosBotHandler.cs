using System.Text.Json.Nodes;

namespace PosBot.Dialogs;

/// <summary>Activities to the conversation: messages and card taps are answered, a person is greeted once, all else is accepted in silence.</summary>
sealed class PosBotHandler(Conversation conversation) : ActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        conversation.AnswerAsync(turnContext, turnContext.Activity.Text ?? "", UntypedJson.Object(turnContext.Activity.Value), cancellationToken);

    protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        conversation.WelcomeAsync(turnContext, cancellationToken);

    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        var data = UntypedJson.Object(invokeValue.Action.Data) ?? new JsonObject { ["command"] = invokeValue.Action.Verb };
        await conversation.AnswerAsync(turnContext, "", data, cancellationToken);
        return new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = "" };
    }
}
