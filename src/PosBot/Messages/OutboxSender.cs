using System.Net;
using System.Security.Claims;
using PosBot.Channels;
using PosBot.State;

namespace PosBot.Messages;

/// <summary>Makes one call to a connector channel, through the adapter and with its credentials.</summary>
sealed class OutboxSender(CloudAdapter adapter, IConfiguration configuration, [FromKeyedServices(Clocks.System)] TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    readonly ClaimsIdentity _bot = IdentityOf(configuration["MicrosoftAppId"]);

    /// <exception cref="Exception">The channel did not take it.</exception>
    public async Task SendAsync(OutgoingActivity outgoing)
    {
        var activity = UntypedJson.ActivityOf(outgoing.Json);
        using var deadline = new CancellationTokenSource(Patience, time);
        // Straight to the adapter: the turn's own send would point the reply at this continuation instead of the person's message.
        await adapter.ContinueConversationAsync(_bot, OutboxReference.Of(activity), (turnContext, token) => outgoing.Call switch
        {
            OutgoingCall.Update => adapter.UpdateActivityAsync(turnContext, activity, token),
            OutgoingCall.Delete => adapter.DeleteActivityAsync(turnContext, Deleted(activity), token),
            _ => adapter.SendActivitiesAsync(turnContext, [activity], token),
        }, deadline.Token);
    }

    /// <summary>Whether trying again cannot help: the person blocked the bot, the conversation is gone, the channel does not take such a message.</summary>
    public static bool IsRefusal(Exception failure) =>
        failure is ErrorResponseException { Response.StatusCode: var status }
        && (int)status is >= 400 and < 500 && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    static ConversationReference Deleted(Activity activity)
    {
        var reference = activity.GetConversationReference();
        reference.ActivityId = activity.Id;
        return reference;
    }

    static ClaimsIdentity IdentityOf(string? appId) => string.IsNullOrEmpty(appId)
        ? new([], AuthenticationConstants.AnonymousAuthType)
        : new([new(AuthenticationConstants.AudienceClaim, appId), new(AuthenticationConstants.AppIdClaim, appId)]);
}
