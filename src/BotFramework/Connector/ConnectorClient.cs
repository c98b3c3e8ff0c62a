using System.Net.Http.Headers;
using System.Text.Json;
using BotFramework.Connector.Authentication;
using BotFramework.Json;
using BotFramework.Rest;
using BotFramework.Schema;

namespace BotFramework.Connector;

/// <summary>A few fields around the one shared <see cref="HttpClient"/>; making one for every turn costs nothing.</summary>
internal sealed class ConnectorClient(ServiceAddress? service, Func<HttpClient> http, AccessTokens? tokens) : IConnectorClient, IConversations
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");

    public Uri? BaseUri => service?.Root;

    public IConversations Conversations => this;

    private ServiceAddress Service => service ?? throw new InvalidOperationException("The activity names no service URL, so nothing can be sent to its channel.");

    public Task<ConversationResourceResponse> CreateConversationAsync(ConversationParameters parameters, CancellationToken cancellationToken = default) =>
        CallAsync<ConversationResourceResponse>(HttpMethod.Post, Service.Conversations(), Body(parameters), cancellationToken);

    public Task<ResourceResponse> SendToConversationAsync(string conversationId, Activity activity, CancellationToken cancellationToken = default) =>
        CallAsync<ResourceResponse>(HttpMethod.Post, Service.Activities(conversationId), Body(activity), cancellationToken);

    public Task<ResourceResponse> SendToConversationAsync(Activity activity, CancellationToken cancellationToken = default) =>
        SendToConversationAsync(activity.Conversation?.Id!, activity, cancellationToken);

    public Task<ResourceResponse> ReplyToActivityAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        CallAsync<ResourceResponse>(HttpMethod.Post, Service.Activity(conversationId, activityId), Body(activity), cancellationToken);

    public Task<ResourceResponse> ReplyToActivityAsync(Activity activity, CancellationToken cancellationToken = default) =>
        ReplyToActivityAsync(activity.Conversation?.Id!, activity.ReplyToId!, activity, cancellationToken);

    public Task<ResourceResponse> UpdateActivityAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        CallAsync<ResourceResponse>(HttpMethod.Put, Service.Activity(conversationId, activityId), Body(activity), cancellationToken);

    public Task<ResourceResponse> UpdateActivityAsync(Activity activity, CancellationToken cancellationToken = default) =>
        UpdateActivityAsync(activity.Conversation?.Id!, activity.Id!, activity, cancellationToken);

    public Task DeleteActivityAsync(string conversationId, string activityId, CancellationToken cancellationToken = default) =>
        CallAsync<ResourceResponse>(HttpMethod.Delete, Service.Activity(conversationId, activityId), null, cancellationToken);

    public void Dispose()
    {
        // The HttpClient is everybody's.
    }

    // Not rented memory: a cancelled call may still be reading it.
    private static byte[] Body<T>(T value)
    {
        using var buffer = JsonBuffer.Write(value!, Wire.Of<T>());
        return buffer.WrittenMemory.ToArray();
    }

    private async Task<T> CallAsync<T>(HttpMethod method, Uri address, byte[]? body, CancellationToken cancellationToken)
        where T : class, new()
    {
        var token = tokens is null ? null : await tokens.ForAsync(address, cancellationToken);
        var response = await SendAsync(method, address, body, token, cancellationToken);
        try
        {
            if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized && token is not null)
            {
                // The channel may have dropped the token before its time: one fresh one, once.
                token = await tokens!.RenewAsync(token, cancellationToken);
                response.Dispose();
                response = await SendAsync(method, address, body, token, cancellationToken);
            }

            var content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode ? Answer<T>(content) : throw Refusal(response, content);
        }
        finally
        {
            response.Dispose();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, byte[]? body, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("User-Agent", ConnectorHttp.UserAgent);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = JsonType } };
        return await http().SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    // Typing is answered with nothing at all, and some channels answer success with a page: neither has an id, both are success.
    private static T Answer<T>(byte[] content)
        where T : class, new()
    {
        try
        {
            return content.Length == 0 ? new T() : JsonSerializer.Deserialize(content, Wire.Of<T>()) ?? new T();
        }
        catch (JsonException)
        {
            return new T();
        }
    }

    private static ErrorResponseException Refusal(HttpResponseMessage response, byte[] content)
    {
        ErrorResponse? body = null;
        try
        {
            body = content.Length == 0 ? null : JsonSerializer.Deserialize(content, Wire.Schema.ErrorResponse);
        }
        catch (JsonException)
        {
            // An error page in HTML: the status says enough.
        }

        return new ErrorResponseException($"Operation returned an invalid status code '{response.StatusCode}'")
        {
            Response = new HttpResponseMessageWrapper(response, System.Text.Encoding.UTF8.GetString(content)),
            Body = body,
        };
    }
}
