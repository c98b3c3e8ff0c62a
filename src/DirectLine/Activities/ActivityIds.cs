using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace DirectLine;

/// <summary>Ids of 22 characters, safe in a URL.</summary>
static class ActivityIds
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The same post gives the same id on every host and after a restart, so that a repeat can be told from a new message.</summary>
    public static string For(string conversationId, string clientActivityId) => Hash("activity\n" + conversationId + "\n" + clientActivityId);

    /// <summary>The id of the conversationUpdate that starts a conversation.</summary>
    public static string Start(string conversationId) => Hash("start\n" + conversationId);

    static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
