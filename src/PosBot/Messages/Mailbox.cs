using PosBot.State;

namespace PosBot.Messages;

/// <summary>One turn at a time per case in this process; the others wait in the order in which they came.</summary>
sealed class Mailbox(int bound)
{
    readonly Dictionary<CaseKey, Slot> _slots = [];
    readonly Stack<Slot> _spare = [];
    readonly Lock _lock = new();

    /// <summary>Waits for the turns of this case that came before. Dispose of the place when the turn is over.</summary>
    /// <exception cref="MailboxFullException">More are waiting than the bound.</exception>
    public async ValueTask<Place> EnterAsync(CaseKey key, CancellationToken cancellationToken)
    {
        var slot = Join(key);
        try
        {
            await slot.Gate.WaitAsync(cancellationToken);
            return new(this, key, slot);
        }
        catch
        {
            Leave(key, slot);
            throw;
        }
    }

    Slot Join(CaseKey key)
    {
        lock (_lock)
        {
            if (!_slots.TryGetValue(key, out var slot)) _slots[key] = slot = _spare.TryPop(out var spare) ? spare : new();
            if (slot.Members > bound) throw new MailboxFullException(key);
            slot.Members++;
            return slot;
        }
    }

    void Leave(CaseKey key, Slot slot)
    {
        lock (_lock)
        {
            if (--slot.Members > 0) return;
            _slots.Remove(key);
            _spare.Push(slot);
        }
    }

    /// <summary>The right to run a turn of the case.</summary>
    public readonly struct Place(Mailbox mailbox, CaseKey key, Slot slot) : IDisposable
    {
        public void Dispose()
        {
            slot.Gate.Release();
            mailbox.Leave(key, slot);
        }
    }

    /// <summary>The gate of one case, and how many are at it.</summary>
    public sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Members { get; set; }
    }
}

/// <summary>Too many messages of one conversation are waiting: nothing was done, the sender may try again later (503).</summary>
sealed class MailboxFullException(CaseKey key) : Exception($"Too many messages of case {key.Id} are waiting.")
{
    /// <summary>When to try again.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(2);
}
