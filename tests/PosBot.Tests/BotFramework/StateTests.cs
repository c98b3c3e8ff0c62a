using BotFramework;
using BotFramework.Adapters;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class StateTests
{
    private readonly WatchedStorage _storage = new();

    [Fact]
    public async Task A_live_object_is_kept_without_being_set_again()
    {
        var state = new ConversationState(_storage);
        var orders = state.CreateProperty<Order>("order");
        await TurnAsync(async turn =>
        {
            (await orders.GetAsync(turn, () => new Order())).Lines.Add("茶");
            await state.SaveChangesAsync(turn);
        });
        await TurnAsync(async turn =>
        {
            (await orders.GetAsync(turn)).Lines.Add("酒");
            await state.SaveChangesAsync(turn);
        });
        await TurnAsync(async turn => Assert.Equal(["茶", "酒"], (await orders.GetAsync(turn)).Lines));
    }

    [Fact]
    public async Task A_missing_value_is_the_factorys_or_the_default()
    {
        var state = new UserState(_storage);
        await TurnAsync(async turn =>
        {
            Assert.Equal(0, await state.CreateProperty<int>("n").GetAsync(turn));
            Assert.Null(await state.CreateProperty<Order>("o").GetAsync(turn));
            Assert.Equal(7, await state.CreateProperty<int>("n").GetAsync(turn, () => 7));
            Assert.Equal(7, await state.CreateProperty<int>("n").GetAsync(turn, () => 8));
        });
    }

    [Fact]
    public async Task Nothing_is_written_when_nothing_changed_unless_forced()
    {
        var state = new ConversationState(_storage);
        var number = state.CreateProperty<int>("n");
        await TurnAsync(async turn =>
        {
            await number.GetAsync(turn);
            await state.SaveChangesAsync(turn);
            Assert.Equal(0, _storage.Writes);
            await number.SetAsync(turn, 1);
            await state.SaveChangesAsync(turn);
            await state.SaveChangesAsync(turn);
            Assert.Equal(1, _storage.Writes);
            await state.SaveChangesAsync(turn, force: true);
            Assert.Equal(2, _storage.Writes);
        });
    }

    [Fact]
    public async Task Changes_of_a_failed_turn_are_not_kept()
    {
        var state = new ConversationState(_storage);
        var number = state.CreateProperty<int>("n");
        var adapter = new TestAdapter().Use(new AutoSaveStateMiddleware(state));
        adapter.OnTurnError = (_, _) => Task.CompletedTask;
        await adapter.SendTextToBotAsync("x", (turn, stop) => number.SetAsync(turn, 1, stop), CancellationToken.None);
        await adapter.SendTextToBotAsync("x", async (turn, stop) =>
        {
            await number.SetAsync(turn, 2, stop);
            throw new InvalidDataException();
        }, CancellationToken.None);
        await adapter.SendTextToBotAsync("x", async (turn, stop) => Assert.Equal(1, await number.GetAsync(turn, null, stop)), CancellationToken.None);
    }

    [Fact]
    public async Task Keys_are_those_of_the_sdk_and_a_missing_part_is_refused()
    {
        await TurnAsync(async turn =>
        {
            foreach (BotState state in new BotState[] { new ConversationState(_storage), new UserState(_storage), new PrivateConversationState(_storage) })
            {
                await state.CreateProperty<int>("n").SetAsync(turn, 1);
                await state.SaveChangesAsync(turn);
            }
        });
        Assert.Equal(["test/conversations/convo1", "test/users/user1", "test/conversations/convo1/users/user1"], _storage.Keys);

        using var thin = new TurnContext(new TestAdapter(), new Activity("message") { ChannelId = "test" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => new ConversationState(_storage).LoadAsync(thin));
        await Assert.ThrowsAsync<InvalidOperationException>(() => new UserState(_storage).LoadAsync(thin));
    }

    [Fact]
    public async Task Clearing_is_kept_at_the_next_save_and_deleting_at_once()
    {
        var state = new ConversationState(_storage);
        var number = state.CreateProperty<int>("n");
        await TurnAsync(async turn =>
        {
            await number.SetAsync(turn, 1);
            await state.SaveChangesAsync(turn);
            await state.ClearStateAsync(turn);
            await state.SaveChangesAsync(turn);
            Assert.Equal(2, _storage.Writes);
            await number.SetAsync(turn, 3);
            await state.SaveChangesAsync(turn);
            await state.DeleteAsync(turn);
        });
        Assert.Empty(await _storage.ReadAsync(["test/conversations/convo1"]));
    }

    [Fact]
    public async Task A_version_that_is_not_the_last_is_refused_for_an_item_that_has_one()
    {
        var storage = new MemoryStorage();
        await Write(storage, new Item { Value = 1 });
        var read = (await storage.ReadAsync<Item>(["k"]))["k"];
        await Write(storage, new Item { Value = 2, ETag = read.ETag });
        await Assert.ThrowsAsync<ArgumentException>(() => Write(storage, new Item { Value = 3, ETag = read.ETag }));
        await Write(storage, new Item { Value = 4, ETag = "*" });
        Assert.Equal(4, (await storage.ReadAsync<Item>(["k"]))["k"].Value);
    }

    private static Task Write(MemoryStorage storage, Item item) => storage.WriteAsync(new Dictionary<string, object> { ["k"] = item });

    private static Task TurnAsync(Func<ITurnContext, Task> turn) => new TestAdapter().SendTextToBotAsync("x", (context, _) => turn(context), CancellationToken.None);

    internal sealed class Order
    {
        public List<string> Lines { get; set; } = [];
    }

    internal sealed class Item : IStoreItem
    {
        public int Value { get; set; }

        public string? ETag { get; set; }
    }

    private sealed class WatchedStorage : IStorage
    {
        private readonly MemoryStorage _inner = new();

        public int Writes { get; private set; }

        public List<string> Keys { get; } = [];

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => _inner.ReadAsync(keys, cancellationToken);

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            Writes++;
            Keys.AddRange(changes.Keys);
            return _inner.WriteAsync(changes, cancellationToken);
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => _inner.DeleteAsync(keys, cancellationToken);
    }
}
