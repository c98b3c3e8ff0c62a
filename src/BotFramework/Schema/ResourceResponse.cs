namespace BotFramework.Schema;

/// <summary>The id a channel gave to what it was sent; absent when the channel names none (typing, delivery in the HTTP answer).</summary>
public class ResourceResponse
{
    public ResourceResponse()
    {
    }

    public ResourceResponse(string? id = default) => Id = id;

    public string? Id { get; set; }
}
