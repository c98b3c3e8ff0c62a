using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Security.Principal;
using BotFramework.Connector;
using BotFramework.Connector.Authentication;
using BotFramework.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotFramework;

/// <summary>An adapter whose channels are reached by their service URLs.</summary>
public abstract partial class CloudAdapterBase : BotAdapter
{
    protected CloudAdapterBase(BotFrameworkAuthentication botFrameworkAuthentication, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(botFrameworkAuthentication);
        (BotFrameworkAuthentication, Logger) = (botFrameworkAuthentication, logger ?? NullLogger.Instance);
    }

    protected BotFrameworkAuthentication BotFrameworkAuthentication { get; }

    protected ILogger Logger { get; }

    /// <summary>Sends in order. A delay activity waits; traces go to the Emulator only; an invoke response is kept for the HTTP answer.</summary>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
            throw new ArgumentException("Expecting one or more activities, but the array was empty.", nameof(activities));
        var responses = new ResourceResponse[activities.Length];
        for (var index = 0; index < activities.Length; index++)
            responses[index] = await SendAsync(turnContext, activities[index], cancellationToken) ?? new ResourceResponse(string.Empty);
        return responses;
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        return Channel(turnContext).UpdateActivityAsync(activity, cancellationToken);
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(reference);
        return Channel(turnContext).DeleteActivityAsync(reference.Conversation?.Id!, reference.ActivityId!, cancellationToken);
    }

    /// <summary>Authenticates the caller, then runs the turn.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller may not speak to the bot.</exception>
    protected async Task<InvokeResponse?> ProcessActivityAsync(string? authHeader, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var caller = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        return await ProcessActivityAsync(caller, activity, callback, cancellationToken);
    }

    /// <summary>Runs the turn for a caller who is known already.</summary>
    /// <returns>The HTTP answer; null for 200 without a body.</returns>
    protected async Task<InvokeResponse?> ProcessActivityAsync(AuthenticateRequestResult authenticateRequestResult, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var factory = authenticateRequestResult.ConnectorFactory ?? throw new ArgumentException("No connector factory.", nameof(authenticateRequestResult));
        // Set by us alone: the wire must not name its own caller.
        activity.CallerId = authenticateRequestResult.CallerId;
        using var connector = await factory.CreateAsync(activity.ServiceUrl, authenticateRequestResult.Audience, cancellationToken);
        using var context = NewTurn(activity, authenticateRequestResult.ClaimsIdentity, authenticateRequestResult.Audience, connector, callback, factory);
        await RunPipelineAsync(context, callback, cancellationToken);
        return Result(context);
    }

    private static InvokeResponse? Result(TurnContext context)
    {
        if (context.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
            return new InvokeResponse { Status = (int)HttpStatusCode.OK, Body = new ExpectedReplies(context.BufferedReplyActivities) };
        if (context.Activity.Type != ActivityTypes.Invoke)
            return null;
        return context.TurnState.Get<Activity>(InvokeResponseKey)?.Value as InvokeResponse ?? new InvokeResponse { Status = (int)HttpStatusCode.NotImplemented };
    }

    private static IConversations Channel(ITurnContext turnContext) =>
        turnContext.TurnState.Get<IConnectorClient>()?.Conversations ?? throw new InvalidOperationException("This turn has no connector client.");

    private static async Task<ResourceResponse?> SendAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        activity.Id = null; // the channel gives ids
        switch (activity.Type)
        {
            case ActivityTypesEx.Delay:
                await Task.Delay(Convert.ToInt32(activity.Value, CultureInfo.InvariantCulture), cancellationToken);
                return null;
            case ActivityTypesEx.InvokeResponse:
                turnContext.TurnState.Set(InvokeResponseKey, activity);
                return null;
            case ActivityTypes.Trace when activity.ChannelId != Channels.Emulator:
                return null;
        }

        return string.IsNullOrWhiteSpace(activity.ReplyToId)
            ? await Channel(turnContext).SendToConversationAsync(activity, cancellationToken)
            : await Channel(turnContext).ReplyToActivityAsync(activity, cancellationToken);
    }

    private TurnContext NewTurn(Activity activity, ClaimsIdentity? caller, string? audience, IConnectorClient connector, BotCallbackHandler callback, ConnectorFactory factory)
    {
        var context = new TurnContext(this, activity);
        context.TurnState.Set<IIdentity>(BotIdentityKey, caller);
        context.TurnState.Add(connector);
        context.TurnState.Add(callback);
        context.TurnState.Add(factory);
        context.TurnState.Set(OAuthScopeKey, audience);
        return context;
    }
}
