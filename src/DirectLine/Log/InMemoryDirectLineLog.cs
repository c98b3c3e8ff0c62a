using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>The log of one process, gone with it; it forgets old entries but no conversation. The lock is held for memory work only, never while sending.</summary>
public sealed class InMemoryDirectLineLog(IOptions<DirectLineOptions> options) : IDirectLineLog
{
    readonly ConcurrentDictionary<string, History> _conversations = new(StringComparer.Ordinal);
    readonly int _limit = options.Value.HistoryLimit;

    /// <inheritdoc/>
    public Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.TryGetValue(conversationId, out var history) ? history.Describe(conversationId) : null);

    /// <inheritdoc/>
    public Task<DirectLineConversation> OpenAsync(string conversationId, string userId, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.GetOrAdd(conversationId, static (_, user) => new(user), userId).Describe(conversationId));

    /// <inheritdoc/>
    public Task MarkGreetedAsync(string conversationId, CancellationToken cancellationToken)
    {
        if (_conversations.TryGetValue(conversationId, out var history)) history.Greeted = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> ContainsAsync(string conversationId, string activityId, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.TryGetValue(conversationId, out var history) && history.Contains(activityId));

    /// <inheritdoc/>
    public Task<long> AppendAsync(string conversationId, IReadOnlyList<DirectLineEntry> entries, CancellationToken cancellationToken) =>
        _conversations.TryGetValue(conversationId, out var history)
            ? Task.FromResult(history.Append(entries, _limit))
            : throw new KeyNotFoundException($"Direct Line conversation {conversationId} is unknown.");

    /// <inheritdoc/>
    public Task<DirectLinePage?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.TryGetValue(conversationId, out var history) ? history.Read(after, limit) : null);

    sealed class History(string userId)
    {
        readonly List<DirectLineEntry> _entries = [];
        readonly Lock _lock = new();
        long _dropped;

        public volatile bool Greeted;

        public DirectLineConversation Describe(string id)
        {
            lock (_lock) return new(id, userId, Greeted, _dropped + _entries.Count);
        }

        public bool Contains(string activityId)
        {
            lock (_lock) return _entries.Exists(entry => entry.ActivityId == activityId);
        }

        public long Append(IReadOnlyList<DirectLineEntry> entries, int limit)
        {
            lock (_lock)
            {
                _entries.AddRange(entries);
                var excess = Math.Max(0, _entries.Count - limit);
                _entries.RemoveRange(0, excess);
                return (_dropped += excess) + _entries.Count;
            }
        }

        public DirectLinePage Read(long after, int limit)
        {
            lock (_lock)
            {
                var latest = _dropped + _entries.Count;
                var start = (int)(Math.Clamp(after, _dropped, latest) - _dropped);
                var activities = _entries.Skip(start).Take(limit).Select(static entry => entry.Json).ToArray();
                var watermark = _dropped + start + activities.Length;
                return new(activities, watermark, watermark < latest);
            }
        }
    }
}
