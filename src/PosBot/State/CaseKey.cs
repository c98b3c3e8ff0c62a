using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PosBot.State;

/// <summary>Whose case it is: one person in one conversation of one channel. The three are opaque and may hold any character.</summary>
public sealed record CaseKey(string Channel, string Conversation, string Person)
{
    string? _id;

    // Not the compiler's copy: that would take the id along to a key of other parts.
    CaseKey(CaseKey other) => (Channel, Conversation, Person) = (other.Channel, other.Conversation, other.Person);

    /// <summary>22 characters that stand for the three in the store and in logs; the same on every machine.</summary>
    public string Id => _id ??= Hash();

    /// <summary>The key of an activity, or null when it belongs to no conversation.</summary>
    public static CaseKey? Of(IActivity activity) =>
        activity.Conversation?.Id is { Length: > 0 } conversation ? new(activity.ChannelId ?? "", conversation, activity.From?.Id ?? "") : null;

    // The hash is kept beside the three but is no part of what the key is.
    public bool Equals(CaseKey? other) => other is not null && Channel == other.Channel && Conversation == other.Conversation && Person == other.Person;

    public override int GetHashCode() => HashCode.Combine(Channel, Conversation, Person);

    string Hash()
    {
        // Lengths between the parts: "a","bc" and "ab","c" are two people.
        var parts = string.Concat($"{Channel.Length} {Conversation.Length} ", Channel, Conversation, Person);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(parts.AsSpan()), hash);
        return Base64Url.EncodeToString(hash[..16]);
    }
}
