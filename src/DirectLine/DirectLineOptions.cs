using System.Text.Json.Nodes;

namespace DirectLine;

/// <summary>Settings of the channel. Checked at start; the message names the setting.</summary>
public sealed class DirectLineOptions
{
    /// <summary>The bot as clients see it.</summary>
    public DirectLineAccount Bot { get; set; } = new("bot", "Bot");

    /// <summary>
    /// Applied to the user's activity before anything is written, echoed, logged or delivered. Gets the
    /// client's object, may change it in place, returns what goes on. Leave <c>channelData.clientActivityID</c> alone: Web Chat waits for it.
    /// </summary>
    public Func<JsonObject, JsonObject> Redact { get; set; } = static activity => activity;

    /// <summary>
    /// Origins of pages other than ours that may use the channel (<c>https://shop.example</c>; <c>*</c> for any). Empty: no page of another
    /// origin can read an answer. Otherwise a request with an origin that is neither listed nor our own is refused with 403.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>How clients reach this service, when the request does not say it (a proxy that rewrites Host). Null: as the request says.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Lifetime of a token. Web Chat refreshes every 15 minutes, so at least 20 minutes.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Lifetime of the right inside a streamUrl.</summary>
    public TimeSpan StreamLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after its expiry a token can still be exchanged for a new one of the same conversation and user.</summary>
    public TimeSpan ReissueAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a turn may take before the post is answered with 503. Web Chat gives up at 20 s.</summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one frame may take to be accepted by a client before its socket is dropped; it resumes by watermark.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Interval of WebSocket pings; a client that does not answer within the same time again is gone.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Sockets per conversation (tabs of one person); one more closes the oldest.</summary>
    public int SocketsPerConversation { get; set; } = 6;

    /// <summary>Entries that the in-memory log keeps per conversation. A log of one's own takes the same bound from here.</summary>
    public int HistoryLimit { get; set; } = 500;

    /// <summary>Bytes of a posted activity. A text of 1 MB must still reach the bot, which says politely that it is too long.</summary>
    public int ActivityBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Bytes of every other request.</summary>
    public int RequestBytes { get; set; } = 256 * 1024;

    /// <summary>What a person is told who tries to send a file.</summary>
    public string UploadRefusal { get; set; } = "Files cannot be sent here. Please describe what they show in words.";

    /// <summary>New tokens and started conversations per client address (an IPv6 /64). Many phones share one address, so be generous.</summary>
    public DirectLineRate StartsPerAddress { get; set; } = new(120, 120);

    /// <summary>Posted activities per conversation.</summary>
    public DirectLineRate PostsPerConversation { get; set; } = new(30, 60);

    /// <summary>Reads, refreshes and opened sockets per conversation. Polling may go at 5 a second, and never recovers from a 429.</summary>
    public DirectLineRate ReadsPerConversation { get; set; } = new(120, 900);
}

/// <summary>A token bucket.</summary>
/// <param name="Burst">At once.</param>
/// <param name="PerMinute">Refilled in a minute.</param>
public sealed record DirectLineRate(int Burst, int PerMinute);
