using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>
/// Wakes the sockets of this process. It carries no activities: a woken socket reads the log after its own watermark, so a
/// notice too many costs a read, and a notice that came twice or late shows nothing twice.
/// </summary>
public sealed class DirectLineHub(IOptions<DirectLineOptions> options)
{
    readonly ConcurrentDictionary<string, ImmutableArray<StreamSignal>> _open = new(StringComparer.Ordinal);
    readonly int _limit = options.Value.SocketsPerConversation;

    /// <summary>The conversation has news. Call it after the commit, never before; it does not wait and does not fail.</summary>
    public void Notify(string conversationId)
    {
        foreach (var signal in Of(conversationId)) signal.Wake();
    }

    /// <summary>Any conversation may have news: after the connection that brings other hosts' notices was away.</summary>
    public void NotifyAll()
    {
        foreach (var conversationId in _open.Keys) Notify(conversationId);
    }

    /// <summary>Shows that the bot is writing, to sockets that are open now; it is not logged and polling never sees it.</summary>
    public void SendTyping(string conversationId)
    {
        var open = Of(conversationId);
        if (open.IsEmpty) return;
        var typing = Wire.Text(new JsonObject
        {
            ["type"] = "typing",
            ["id"] = ActivityIds.New(),
            ["channelId"] = Wire.Channel,
            ["conversation"] = new JsonObject { ["id"] = conversationId },
            ["from"] = options.Value.Bot.ToJson("bot"),
        });
        foreach (var signal in open) signal.Type(typing);
    }

    /// <summary>Sockets that are open in this process.</summary>
    public int Sockets => _open.Values.Sum(static signals => signals.Length);

    /// <summary>One more socket of the conversation; the oldest goes when there are too many, because it is most likely the forgotten one.</summary>
    internal StreamSignal Open(string conversationId)
    {
        var signal = new StreamSignal();
        var open = _open.AddOrUpdate(conversationId, static (_, added) => [added], static (_, before, added) => before.Add(added), signal);
        if (open.Length > _limit) open[0].Evict();
        return signal;
    }

    internal void Close(string conversationId, StreamSignal signal)
    {
        while (_open.TryGetValue(conversationId, out var before))
        {
            var after = before.Remove(signal);
            if (after.IsEmpty ? _open.TryRemove(new(conversationId, before)) : _open.TryUpdate(conversationId, after, before)) return;
        }
    }

    ImmutableArray<StreamSignal> Of(string conversationId) => _open.GetValueOrDefault(conversationId, []);
}
