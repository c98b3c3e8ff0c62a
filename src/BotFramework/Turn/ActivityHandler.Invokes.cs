using System.Net;
using System.Text.Json;
using BotFramework.Connector;
using BotFramework.Json;
using BotFramework.Schema;

namespace BotFramework;

public partial class ActivityHandler
{
    /// <summary>A 200 with this body.</summary>
    protected static InvokeResponse CreateInvokeResponse(object? body = null) => new() { Status = (int)HttpStatusCode.OK, Body = body };

    /// <summary>Answers the invokes that have a method of their own, and 501 for every other.</summary>
    protected virtual async Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        try
        {
            switch (turnContext.Activity.Name)
            {
                case "adaptiveCard/action":
                    return CreateInvokeResponse(await OnAdaptiveCardInvokeAsync(turnContext, PressedAction(turnContext.Activity), cancellationToken));
                case "application/search":
                    return CreateInvokeResponse(await OnSearchInvokeAsync(turnContext, Search(turnContext.Activity), cancellationToken));
                case SignInConstants.VerifyStateOperationName or SignInConstants.TokenExchangeOperationName:
                    await OnSignInInvokeAsync(turnContext, cancellationToken);
                    return CreateInvokeResponse();
                default:
                    throw new InvokeResponseException(HttpStatusCode.NotImplemented);
            }
        }
        catch (InvokeResponseException refusal)
        {
            return refusal.CreateInvokeResponse();
        }
    }

    protected virtual Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected virtual Task<SearchInvokeResponse> OnSearchInvokeAsync(ITurnContext<IInvokeActivity> turnContext, SearchInvokeValue invokeValue, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected virtual Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    private static AdaptiveCardInvokeValue PressedAction(IInvokeActivity activity)
    {
        var value = Read<AdaptiveCardInvokeValue>(activity);
        if (value.Action is not { } action)
            throw Refusal("BadRequest", "Missing action property");
        if (action.Type != "Action.Execute")
            throw Refusal("NotSupported", $"The action '{action.Type}' is not supported.");
        return value;
    }

    private static SearchInvokeValue Search(IInvokeActivity activity)
    {
        var value = Read<SearchInvokeValue>(activity);
        if (string.IsNullOrEmpty(value.Kind))
        {
            // Teams leaves the kind out; it has only the one.
            if (!string.Equals(activity.ChannelId, Channels.Msteams, StringComparison.OrdinalIgnoreCase))
                throw Refusal("BadRequest", "Missing kind property for search");
            value.Kind = "search";
        }

        return string.IsNullOrEmpty(value.QueryText) ? throw Refusal("BadRequest", "Missing queryText property for search") : value;
    }

    private static T Read<T>(IInvokeActivity activity)
        where T : class
    {
        if (activity.Value is not { } value)
            throw Refusal("BadRequest", "Missing value property");
        try
        {
            return Untyped.To<T>(value) ?? throw Refusal("BadRequest", "Value property is not properly formed");
        }
        catch (JsonException)
        {
            throw Refusal("BadRequest", "Value property is not properly formed");
        }
    }

    private static InvokeResponseException Refusal(string code, string message)
    {
        var body = new AdaptiveCardInvokeResponse
        {
            StatusCode = (int)HttpStatusCode.BadRequest,
            Type = "application/vnd.microsoft.error",
            Value = new Error(code, message),
        };
        return new InvokeResponseException(HttpStatusCode.BadRequest, body);
    }

    private async Task AnswerInvokeAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var response = await OnInvokeActivityAsync(As<IInvokeActivity>(turnContext), cancellationToken);
        // A bot may have sent its own answer during the turn: the first one counts.
        if (response is not null && turnContext.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey) is null)
            await turnContext.SendActivityAsync(new Activity { Type = ActivityTypesEx.InvokeResponse, Value = response }, cancellationToken);
    }

    /// <summary>Ends an invoke with this status and body.</summary>
    protected class InvokeResponseException : Exception
    {
        private readonly HttpStatusCode _statusCode;
        private readonly object? _body;

        public InvokeResponseException(HttpStatusCode statusCode, object? body = null) => (_statusCode, _body) = (statusCode, body);

        public InvokeResponseException()
        {
        }

        public InvokeResponseException(string message)
            : base(message)
        {
        }

        public InvokeResponseException(string message, Exception innerException)
            : base(message, innerException)
        {
        }

        public InvokeResponse CreateInvokeResponse() => new() { Status = (int)_statusCode, Body = _body };
    }
}
