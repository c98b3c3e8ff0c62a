using BotFramework.Schema;

namespace BotFramework;

public partial class TurnContext
{
    public Task<ResourceResponse> SendActivityAsync(string textReplyToSend, string? speak = null, string? inputHint = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (string.IsNullOrWhiteSpace(textReplyToSend))
            throw new ArgumentNullException(nameof(textReplyToSend));
        var reply = new Activity { Type = ActivityTypes.Message, Text = textReplyToSend };
        if (!string.IsNullOrEmpty(speak))
            reply.Speak = speak;
        if (!string.IsNullOrEmpty(inputHint))
            reply.InputHint = inputHint;
        return SendActivityAsync(reply, cancellationToken);
    }

    public async Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var responses = await SendActivitiesAsync([activity], cancellationToken);
        return responses is { Length: > 0 } ? responses[0] : new ResourceResponse();
    }

    public Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
            throw new ArgumentException("Expecting one or more activities, but the array was empty.", nameof(activities));

        var reference = Activity.GetConversationReference();
        var outgoing = new List<Activity>(activities.Length);
        foreach (var activity in activities)
            outgoing.Add(activity.ApplyConversationReference(reference));
        return _interceptors.Send is { } handlers ? InterceptSendAsync(handlers, 0, outgoing, cancellationToken) : DeliverAsync(outgoing, cancellationToken);
    }

    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(activity);
        var addressed = activity.ApplyConversationReference(Activity.GetConversationReference());
        return InterceptUpdateAsync(0, addressed, cancellationToken);
    }

    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(activityId))
            throw new ArgumentNullException(nameof(activityId));
        var reference = Activity.GetConversationReference();
        reference.ActivityId = activityId;
        return DeleteActivityAsync(reference, cancellationToken);
    }

    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(conversationReference);
        return InterceptDeleteAsync(0, conversationReference, cancellationToken);
    }

    private Task<ResourceResponse[]> InterceptSendAsync(List<SendActivitiesHandler> handlers, int index, List<Activity> outgoing, CancellationToken cancellationToken) =>
        index == handlers.Count
            ? DeliverAsync(outgoing, cancellationToken)
            : handlers[index](this, outgoing, () => InterceptSendAsync(handlers, index + 1, outgoing, cancellationToken));

    private Task<ResourceResponse> InterceptUpdateAsync(int index, Activity activity, CancellationToken cancellationToken)
    {
        if (_interceptors.Update is not { } handlers || index == handlers.Count)
            return Adapter.UpdateActivityAsync(this, activity, cancellationToken);
        return handlers[index](this, activity, NextAsync);

        async Task<ResourceResponse> NextAsync()
        {
            var response = await InterceptUpdateAsync(index + 1, activity, cancellationToken);
            activity.Id = response.Id;
            return response;
        }
    }

    private Task InterceptDeleteAsync(int index, ConversationReference reference, CancellationToken cancellationToken) =>
        _interceptors.Delete is not { } handlers || index == handlers.Count
            ? Adapter.DeleteActivityAsync(this, reference, cancellationToken)
            : handlers[index](this, reference, () => InterceptDeleteAsync(index + 1, reference, cancellationToken));

    private Task<ResourceResponse[]> DeliverAsync(List<Activity> outgoing, CancellationToken cancellationToken) =>
        Activity.DeliveryMode == DeliveryModes.ExpectReplies ? Task.FromResult(Buffer(outgoing)) : SendThroughAdapterAsync(outgoing, cancellationToken);

    private ResourceResponse[] Buffer(List<Activity> outgoing)
    {
        var responses = new ResourceResponse[outgoing.Count];
        for (var index = 0; index < responses.Length; index++)
        {
            var activity = outgoing[index];
            BufferedReplyActivities.Add(activity);
            if (activity.Type == ActivityTypesEx.InvokeResponse)
                TurnState.Set(BotAdapter.InvokeResponseKey, activity);
            Responded |= activity.Type != ActivityTypes.Trace;
            responses[index] = new ResourceResponse();
        }

        return responses;
    }

    private async Task<ResourceResponse[]> SendThroughAdapterAsync(List<Activity> outgoing, CancellationToken cancellationToken)
    {
        var responses = await Adapter.SendActivitiesAsync(this, outgoing.ToArray(), cancellationToken);
        for (var index = 0; index < responses.Length; index++)
        {
            outgoing[index].Id = responses[index].Id;
            Responded |= outgoing[index].Type != ActivityTypes.Trace;
        }

        return responses;
    }
}
