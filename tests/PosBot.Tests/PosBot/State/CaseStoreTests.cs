using DirectLine;
using Microsoft.Extensions.Time.Testing;
using PosBot.Channels;
using PosBot.State;
using PosBot.State.Memory;
using PosBot.State.Sqlite;

namespace PosBot.Tests.State;

/// <summary>What every store does; each kind runs all of it.</summary>
public abstract class CaseStoreTests : IDisposable
{
    static readonly CaseKey Key = new("webchat", "c1", "dl_a");
    static readonly CancellationToken None = CancellationToken.None;
    static readonly StoredAnswer Given = new("[]", 200, "{\"a\":1}");
    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    internal abstract ICaseStore Store { get; }
    internal abstract IOutbox Outbox { get; }
    internal abstract IDirectLineLog Log { get; }

    [Fact]
    public async Task A_committed_record_is_loaded_with_its_version()
    {
        Assert.Equal((0, 0), ((await Load()).Version, (await Load()).Record.Turns));
        Assert.Equal(CommitOutcome.Committed, (await Commit(0, "a1", turns: 1)).Outcome);
        Assert.Equal(CommitOutcome.Committed, (await Commit(1, "a2", turns: 2)).Outcome);
        Assert.Equal((2, 2), ((await Load()).Version, (await Load()).Record.Turns));
    }

    [Fact]
    public async Task A_case_is_found_by_its_id_until_it_is_erased()
    {
        Assert.Null(await Store.FindAsync(Key.Id, None));
        await Commit(0, "a1", turns: 3);
        Assert.Equal(3, (await Store.FindAsync(Key.Id, None))!.Turns);
        Assert.Null(await Store.FindAsync((Key with { Person = "dl_b" }).Id, None));
        await Store.EraseAsync(Key, None);
        Assert.Null(await Store.FindAsync(Key.Id, None));
    }

    [Fact]
    public async Task A_commit_on_an_old_version_writes_nothing()
    {
        await Commit(0, "a1", turns: 1);
        var late = Turn(0, "a2", turns: 9) with { Log = [new("e", "{}")], Outbox = [new(OutgoingCall.Send, "{}")], DeadLetter = new("turn", "{}", "x") };
        Assert.Equal(CommitOutcome.Conflict, (await Store.CommitAsync(late, None)).Outcome);
        Assert.Equal(CommitOutcome.Conflict, (await Store.CommitAsync(late with { ExpectedVersion = 5 }, None)).Outcome);
        Assert.Equal((1, 1), ((await Load()).Version, (await Load()).Record.Turns));
        Assert.Null((await Store.LoadAsync(Key, "a2", None)).Answer);
        Assert.Null(await Log.FindAsync("c1", None));
        Assert.Empty(await Outbox.DueAsync(Time.GetUtcNow(), 9, None));
    }

    [Fact]
    public async Task A_known_activity_brings_its_answer_and_changes_nothing()
    {
        await Store.CommitAsync(Turn(0, "a1", 1) with { Answer = Given }, None);
        Assert.Equal(Given, (await Store.LoadAsync(Key, "a1", None)).Answer);
        var again = await Store.CommitAsync(Turn(1, "a1", 2) with { Log = [new("e", "{}")] }, None);
        Assert.Equal((CommitOutcome.Repeated, Given), (again.Outcome, again.Answer));
        Assert.Equal(1, (await Load()).Version);
        Assert.Null(await Log.FindAsync("c1", None));
        Assert.Null((await Store.LoadAsync(Key with { Person = "dl_b" }, "a1", None)).Answer);
    }

    [Fact]
    public async Task Activities_without_an_id_are_never_taken_for_repeats()
    {
        await Commit(0, null, 1);
        Assert.Equal(CommitOutcome.Committed, (await Commit(1, null, 2)).Outcome);
        Assert.Null((await Store.LoadAsync(Key, null, None)).Answer);
    }

    [Fact]
    public async Task Of_many_at_once_on_one_version_one_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Task.Run(async () => (await Commit(0, "a" + index, 1)).Outcome)));
        Assert.Equal(1, results.Count(static outcome => outcome == CommitOutcome.Committed));
        Assert.Equal(39, results.Count(static outcome => outcome == CommitOutcome.Conflict));
    }

    [Fact]
    public async Task Log_entries_appear_once_in_order_and_keep_their_numbers()
    {
        await Log.OpenAsync("c1", "dl_a", None);
        await Store.CommitAsync(Turn(0, "a1", 1) with { Log = [new("a1", "{\"n\":1}"), new("r1", "{\"n\":2}")] }, None);
        await Store.CommitAsync(Turn(0, "a1", 1) with { Log = [new("a1", "{\"n\":1}"), new("r1", "{\"n\":2}")] }, None);
        await Store.CommitAsync(Turn(1, "a2", 2) with { Log = [new("a2", "{\"n\":3}")] }, None);
        Assert.Equal(new DirectLineConversation("c1", "dl_a", false, 3), await Log.FindAsync("c1", None));
        var page = (await Log.ReadAsync("c1", 0, 2, None))!;
        Assert.Equal(["{\"n\":1}", "{\"n\":2}"], page.Activities);
        Assert.Equal((2, true), (page.Watermark, page.More));
        page = (await Log.ReadAsync("c1", 2, 2, None))!;
        Assert.Equal(["{\"n\":3}"], page.Activities);
        Assert.Equal((3, false), (page.Watermark, page.More));
        Assert.Equal(3, (await Log.ReadAsync("c1", 99, 2, None))!.Watermark);
        Assert.Equal((true, false), (await Log.ContainsAsync("c1", "r1", None), await Log.ContainsAsync("c1", "zz", None)));
        Assert.Null(await Log.ReadAsync("unknown", 0, 2, None));
    }

    [Fact]
    public async Task The_history_is_bounded_and_its_numbers_go_on()
    {
        for (var index = 0; index < 8; index++) await Store.CommitAsync(Turn(index, "a" + index, 1) with { Log = [new("a" + index, "{\"n\":" + index + "}")] }, None);
        var page = (await Log.ReadAsync("c1", 0, 99, None))!;
        Assert.Equal(["{\"n\":3}", "{\"n\":4}", "{\"n\":5}", "{\"n\":6}", "{\"n\":7}"], page.Activities);
        Assert.Equal(8, page.Watermark);
    }

    [Fact]
    public async Task Replies_wait_in_order_per_conversation_and_a_postponed_one_holds_up_its_own_conversation_only()
    {
        var other = new CaseKey("msteams", "c2", "x");
        await Store.CommitAsync(Turn(0, "a1", 1) with { Outbox = [new(OutgoingCall.Send, "1"), new(OutgoingCall.Update, "2")] }, None);
        await Store.CommitAsync(Turn(0, "a1", 1) with { Key = other, Outbox = [new(OutgoingCall.Send, "3")] }, None);
        var now = Time.GetUtcNow();
        var due = await Outbox.DueAsync(now, 9, None);
        Assert.Equal(2, due.Count);
        var waiting = await Outbox.ReadAsync(due[0], 9, None);
        Assert.Equal([new(OutgoingCall.Send, "1"), new(OutgoingCall.Update, "2")], waiting.Select(static entry => entry.Activity));

        await Outbox.PostponeAsync(waiting[0].Id, now.AddSeconds(5), None);
        Assert.Equal([due[1]], await Outbox.DueAsync(now, 9, None));
        Assert.Equal(now.AddSeconds(5), await Outbox.NextDueAsync(now, None));
        Assert.Equal(1, (await Outbox.ReadAsync(due[0], 1, None))[0].Tries);
        Assert.Equal(due, await Outbox.DueAsync(now.AddSeconds(5), 9, None));

        await Outbox.BuryAsync(waiting[0].Id, "gone", None);
        await Outbox.DeleteAsync(waiting[1].Id, None);
        Assert.Empty(await Outbox.ReadAsync(due[0], 9, None));
        Assert.Null(await Outbox.NextDueAsync(now, None));
    }

    [Fact]
    public async Task Erasing_leaves_nothing_of_the_case_and_everything_of_others()
    {
        var other = Key with { Conversation = "c2" };
        foreach (var key in (CaseKey[])[Key, other])
            await Store.CommitAsync(Turn(0, "a1", 1) with { Key = key, Log = [new("a1", "{}")], Outbox = [new(OutgoingCall.Send, "1")], DeadLetter = new("turn", "{}", "x"), Answer = Given }, None);
        await Store.EraseAsync(Key, None);
        Assert.Equal(0, (await Store.LoadAsync(Key, "a1", None)).Version);
        Assert.Null((await Store.LoadAsync(Key, "a1", None)).Answer);
        Assert.Empty((await Log.ReadAsync("c1", 0, 9, None))!.Activities);
        Assert.Equal(1, (await Store.LoadAsync(other, "a1", None)).Version);
        Assert.NotEmpty((await Log.ReadAsync("c2", 0, 9, None))!.Activities);
        Assert.Single(await Outbox.DueAsync(Time.GetUtcNow(), 9, None));
    }

    [Fact]
    public async Task A_turn_that_erases_still_says_so_and_the_case_begins_anew()
    {
        await Store.CommitAsync(Turn(0, "a1", 1) with { Log = [new("a1", "{\"n\":1}")], Answer = Given }, None);
        Assert.Equal(CommitOutcome.Conflict, (await Store.CommitAsync(Turn(7, "a2", 2) with { Erase = true }, None)).Outcome);
        Assert.Equal(CommitOutcome.Committed, (await Store.CommitAsync(Turn(1, "a2", 2) with { Erase = true, Log = [new("r2", "{\"n\":2}")] }, None)).Outcome);
        Assert.Equal((0, 0), ((await Load()).Version, (await Load()).Record.Turns));
        Assert.Null((await Store.LoadAsync(Key, "a1", None)).Answer);
        Assert.NotNull((await Store.LoadAsync(Key, "a2", None)).Answer);
        var page = (await Log.ReadAsync("c1", 0, 9, None))!;
        Assert.Equal(["{\"n\":2}"], page.Activities);
        Assert.Equal(2, page.Watermark);
    }

    [Fact]
    public async Task The_sweep_takes_old_cases_and_day_old_answers_and_leaves_the_rest()
    {
        await Store.CommitAsync(Turn(0, "a1", 1) with { Log = [new("a1", "{}")] }, None);
        Time.Advance(TimeSpan.FromHours(25));
        await Store.CommitAsync(Turn(0, "b1", 1) with { Key = Key with { Conversation = "c2" } }, None);
        await Store.SweepAsync(Time.GetUtcNow().AddDays(-30), Time.GetUtcNow().AddDays(-1), None);
        Assert.Null((await Store.LoadAsync(Key, "a1", None)).Answer);
        Assert.Equal(1, (await Load()).Version);

        Time.Advance(TimeSpan.FromDays(29));
        await Store.SweepAsync(Time.GetUtcNow().AddDays(-30), Time.GetUtcNow().AddDays(-1), None);
        Assert.Equal(0, (await Load()).Version);
        Assert.Null(await Log.FindAsync("c1", None));
        Assert.Equal(1, (await Store.LoadAsync(Key with { Conversation = "c2" }, null, None)).Version);
    }

    [Fact]
    public async Task A_cancelled_commit_writes_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.CommitAsync(Turn(0, "a1", 1), new CancellationToken(true)));
        Assert.Equal(0, (await Load()).Version);
    }

    public virtual void Dispose() => GC.SuppressFinalize(this);

    static TurnCommit Turn(long version, string? activity, int turns) => new(Key, version, new CaseRecord { Turns = turns }, activity);

    ValueTask<CommitResult> Commit(long version, string? activity, int turns) => Store.CommitAsync(Turn(version, activity, turns), None);

    ValueTask<LoadedCase> Load() => Store.LoadAsync(Key, null, None);
}

public sealed class MemoryStoreTests : CaseStoreTests
{
    public MemoryStoreTests()
    {
        (Outbox, Log) = (new MemoryOutbox(Time), new MemoryDirectLineLog(Time, 5));
        Store = new MemoryStore((MemoryOutbox)Outbox, (MemoryDirectLineLog)Log, Time);
    }

    internal override ICaseStore Store { get; }
    internal override IOutbox Outbox { get; }
    internal override IDirectLineLog Log { get; }
}

public sealed class SqliteStoreTests : CaseStoreTests
{
    readonly ScratchFolder _folder = new();
    readonly SqliteDatabase _database;

    public SqliteStoreTests()
    {
        _database = new SqliteDatabase("Data Source=" + _folder.File("posbot.db"));
        (Store, Outbox, Log) = (new SqliteCaseStore(_database, Time, 5), new SqliteOutbox(_database, Time), new SqlDirectLineLog(_database, Time, 5));
    }

    internal override ICaseStore Store { get; }
    internal override IOutbox Outbox { get; }
    internal override IDirectLineLog Log { get; }

    public override void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
        base.Dispose();
    }
}
