using DirectLine;

namespace PosBot.Channels;

/// <summary>The Direct Line log of one process, which unlike the channel's own can be erased and swept together with the cases.</summary>
sealed class MemoryDirectLineLog(TimeProvider time, int historyLimit) : IDirectLineLog
{
    readonly Dictionary<string, History> _conversations = new(StringComparer.Ordinal);
    readonly Lock _lock = new();

    public Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(_conversations.GetValueOrDefault(conversationId)?.Describe(conversationId));
    }

    public Task<DirectLineConversation> OpenAsync(string conversationId, string userId, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(Of(conversationId, userId).Describe(conversationId));
    }

    public Task MarkGreetedAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_conversations.TryGetValue(conversationId, out var history)) history.Greeted = true;
        }
        return Task.CompletedTask;
    }

    public Task<bool> ContainsAsync(string conversationId, string activityId, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(_conversations.TryGetValue(conversationId, out var history) && history.Entries.Exists(entry => entry.Entry.ActivityId == activityId));
    }

    public Task<long> AppendAsync(string conversationId, IReadOnlyList<DirectLineEntry> entries, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_conversations.TryGetValue(conversationId, out var history)) throw new KeyNotFoundException($"Direct Line conversation {conversationId} is unknown.");
            return Task.FromResult(Append(conversationId, history.UserId, entries));
        }
    }

    public Task<DirectLinePage?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(_conversations.GetValueOrDefault(conversationId)?.Page(after, limit));
    }

    /// <summary>Appends; a conversation that retention removed meanwhile begins again.</summary>
    public long Append(string conversationId, string userId, IReadOnlyList<DirectLineEntry> entries)
    {
        lock (_lock)
        {
            var history = Of(conversationId, userId);
            history.At = time.GetUtcNow();
            foreach (var entry in entries) history.Entries.Add((++history.Last, history.At, entry));
            history.Entries.RemoveRange(0, Math.Max(0, history.Entries.Count - historyLimit));
            return history.Last;
        }
    }

    public void Erase(string conversationId, string userId)
    {
        lock (_lock)
        {
            if (_conversations.TryGetValue(conversationId, out var history) && history.UserId == userId) history.Entries.Clear();
        }
    }

    public void Sweep(DateTimeOffset before)
    {
        lock (_lock)
        {
            foreach (var (id, history) in _conversations)
            {
                if (history.At < before) _conversations.Remove(id);
                else history.Entries.RemoveAll(entry => entry.At < before);
            }
        }
    }

    History Of(string conversationId, string userId)
    {
        if (!_conversations.TryGetValue(conversationId, out var history)) _conversations[conversationId] = history = new(userId) { At = time.GetUtcNow() };
        return history;
    }

    sealed class History(string userId)
    {
        public string UserId => userId;
        public bool Greeted { get; set; }
        public long Last { get; set; }
        public DateTimeOffset At { get; set; }
        public List<(long Sequence, DateTimeOffset At, DirectLineEntry Entry)> Entries { get; } = [];

        public DirectLineConversation Describe(string id) => new(id, userId, Greeted, Last);

        public DirectLinePage Page(long after, int limit)
        {
            var rest = Entries.Where(entry => entry.Sequence > Math.Min(after, Last)).ToList();
            var shown = rest.Take(limit).ToList();
            var more = shown.Count < rest.Count;
            return new([.. shown.Select(static entry => entry.Entry.Json)], more ? shown[^1].Sequence : Last, more);
        }
    }
}
