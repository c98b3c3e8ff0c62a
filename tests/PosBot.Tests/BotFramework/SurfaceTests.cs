using BotFramework;

namespace PosBot.Tests.Protocol;

public sealed class SurfaceTests
{
    // The published SDK's types that this library has; a public type outside this list would not compile against the SDK.
    private const string Published = """
        Activity ActivityEventNames ActivityExtensions ActivityHandler ActivityImportance ActivityTypes ActivityTypesEx ActionTypes AdaptiveCardInvokeAction AdaptiveCardInvokeResponse
        AdaptiveCardInvokeValue Attachment AttachmentLayoutTypes AuthenticateRequestResult AuthenticationConstants AutoSaveStateMiddleware BotAdapter BotCallbackHandler
        BotFrameworkAuthentication BotState CallerIdConstants CardAction CardImage ChannelAccount Channels CloudAdapter CloudAdapterBase ComponentDialog ConfigurationBotFrameworkAuthentication
        ConnectorFactory ConversationAccount ConversationParameters ConversationReference ConversationResourceResponse ConversationState DelegatingTurnContext DeleteActivityHandler DeliveryModes
        Dialog DialogContainer DialogContext DialogEvent DialogEvents DialogExtensions DialogInstance DialogReason DialogSet DialogState DialogTurnResult DialogTurnStatus EndOfConversationCodes
        Entity Error ErrorCodes ErrorResponse ErrorResponseException ExpectedReplies Extensions HeroCard HttpHelper HttpResponseMessageWrapper IActivity IActivityExtensions IBot
        IBotFrameworkHttpAdapter ICommandActivity ICommandResultActivity IConnectorClient IContactRelationUpdateActivity IConversations IConversationUpdateActivity IDialogDependencies
        IEndOfConversationActivity IEventActivity IHandoffActivity IInstallationUpdateActivity IInvokeActivity IMessageActivity IMessageDeleteActivity IMessageReactionActivity
        IMessageUpdateActivity IMiddleware InputHints InvokeResponse InvokeResponseException IPropertyManager IStatePropertyAccessor IStatePropertyInfo IStorage IStoreItem ISuggestionActivity
        ITraceActivity ITurnContext ITurnContextExtensions ITypingActivity MemoryStorage Mention MessageFactory MessageReaction MiddlewareSet NextDelegate PrivateConversationState Prompt
        PromptOptions PromptRecognizerResult PromptValidator PromptValidatorContext ResourceResponse RoleTypes SearchInvokeOptions SearchInvokeResponse SearchInvokeValue SemanticAction
        SendActivitiesHandler ShowTypingMiddleware SignInConstants StorageExtensions SuggestedActions TestAdapter TestFlow TextFormatTypes TextHighlight TextPrompt TurnContext
        TurnContextStateCollection UpdateActivityHandler UserState WaterfallDialog WaterfallStep WaterfallStepContext
        """;

    [Fact]
    public void Every_public_type_bears_a_name_of_the_sdk()
    {
        var published = Published.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var ours = typeof(IBot).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0]).Distinct().ToList();
        Assert.Empty(ours.Except(published));
    }
}
