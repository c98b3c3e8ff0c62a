using BotFramework.Schema;

namespace BotFramework.Connector;

/// <summary>The conversation calls of the connector (REST API v3). In the SDK these are extension methods; a call reads the same.</summary>
/// <remarks>
/// Every call throws <see cref="ErrorResponseException"/> where the channel refuses, <see cref="HttpRequestException"/> where it cannot be reached,
/// <see cref="TaskCanceledException"/> after 15 seconds, and <see cref="InvalidOperationException"/> where the service URL or an id is missing or unusable.
/// </remarks>
public interface IConversations
{
    Task<ConversationResourceResponse> CreateConversationAsync(ConversationParameters parameters, CancellationToken cancellationToken = default);

    Task<ResourceResponse> SendToConversationAsync(string conversationId, Activity activity, CancellationToken cancellationToken = default);

    Task<ResourceResponse> SendToConversationAsync(Activity activity, CancellationToken cancellationToken = default);

    Task<ResourceResponse> ReplyToActivityAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default);

    Task<ResourceResponse> ReplyToActivityAsync(Activity activity, CancellationToken cancellationToken = default);

    Task<ResourceResponse> UpdateActivityAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default);

    Task<ResourceResponse> UpdateActivityAsync(Activity activity, CancellationToken cancellationToken = default);

    Task DeleteActivityAsync(string conversationId, string activityId, CancellationToken cancellationToken = default);
}
