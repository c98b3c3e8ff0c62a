namespace BotFramework.Schema;

/// <summary>The conversation a channel began.</summary>
public class ConversationResourceResponse
{
    public ConversationResourceResponse()
    {
    }

    public ConversationResourceResponse(string? activityId = default, string? serviceUrl = default, string? id = default) =>
        (ActivityId, ServiceUrl, Id) = (activityId, serviceUrl, id);

    public string? ActivityId { get; set; }

    public string? ServiceUrl { get; set; }

    public string? Id { get; set; }
}
