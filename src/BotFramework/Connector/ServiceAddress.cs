namespace BotFramework.Connector;

/// <summary>The addresses below a service URL.</summary>
internal sealed class ServiceAddress
{
    private readonly string _conversations;

    private ServiceAddress(Uri root)
    {
        Root = root;
        // Joined as text: resolving a relative address would drop the last segment of a service URL without a trailing slash.
        _conversations = root.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/v3/conversations";
    }

    public Uri Root { get; }

    /// <summary>Null where there is no absolute HTTP address.</summary>
    public static ServiceAddress? Of(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var root) && (root.Scheme == Uri.UriSchemeHttp || root.Scheme == Uri.UriSchemeHttps)
            ? new ServiceAddress(root)
            : null;

    public Uri Conversations() => new(_conversations);

    public Uri Activities(string? conversationId) => new($"{_conversations}/{Segment(conversationId)}/activities");

    public Uri Activity(string? conversationId, string? activityId) => new($"{_conversations}/{Segment(conversationId)}/activities/{Segment(activityId)}");

    // Ids are opaque and hold '|', ';', '/', '@'. "." and ".." cannot be encoded: any server may walk up by them.
    private static string Segment(string? id) =>
        string.IsNullOrEmpty(id) || id is "." or ".."
            ? throw new InvalidOperationException("The conversation or the activity has no usable id.")
            : Uri.EscapeDataString(id);
}
