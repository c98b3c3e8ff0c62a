using PosBot.Channels;
using PosBot.State;
using PosBot.State.Sqlite;

namespace PosBot.Tests.State;

public sealed class SqliteFileTests : IDisposable
{
    static readonly CaseKey Key = new("webchat", "c1", "dl_a");
    readonly ScratchFolder _folder = new();

    string Path => _folder.File("posbot.db");

    [Fact]
    public void A_second_process_on_the_file_is_refused_with_what_to_do()
    {
        using var first = Open();
        var refused = Assert.Throws<StoreRefusedException>(Open);
        Assert.Contains(Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("another PosBot process", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:PosBot", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart()
    {
        using (var database = Open())
            await Store(database).CommitAsync(new(Key, 0, new CaseRecord { Stage = "following" }, "a1"), CancellationToken.None);
        using var again = Open();
        Assert.Equal("following", (await Store(again).LoadAsync(Key, "a1", CancellationToken.None)).Record.Stage);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var refused = Assert.Throws<StoreRefusedException>(() => new SqliteDatabase("Data Source=" + _folder.File("nowhere/posbot.db")));
        Assert.Contains("nowhere", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("")]
    public void A_database_without_a_file_is_refused_because_it_would_be_lost_silently(string setting) =>
        Assert.Contains("memory", Assert.Throws<StoreRefusedException>(() => new SqliteDatabase(setting)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        File.WriteAllText(Path, new string('x', 5000));
        Assert.Contains(Path, Assert.Throws<StoreRefusedException>(Open).Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(Path).Length);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused()
    {
        using (var database = Open())
            await database.WriteAsync(0, static (session, _) => session["INSERT INTO schema_version (version) VALUES (999)"].Run(), CancellationToken.None);
        Assert.Contains("999", Assert.Throws<StoreRefusedException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_noticed_before_anything_is_written_into_the_void()
    {
        using var database = Open();
        File.Delete(Path);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store(database).CommitAsync(new(Key, 0, new CaseRecord(), "a1"), CancellationToken.None));
    }

    [Fact]
    public async Task A_write_that_fails_does_not_take_along_those_that_wait_with_it()
    {
        using var database = Open();
        using var hold = new ManualResetEventSlim();
        var first = database.WriteAsync(hold, static (_, gate) => gate.Wait(TimeSpan.FromSeconds(10)), CancellationToken.None);
        var good = Store(database).CommitAsync(new(Key, 0, new CaseRecord(), "a1"), CancellationToken.None);
        var bad = database.WriteAsync(0, static (session, _) => session["INSERT INTO cases (id) VALUES ('x')"].Run(), CancellationToken.None);
        var fault = database.WriteAsync<int, int>(0, static (_, _) => throw new KeyNotFoundException(), CancellationToken.None);
        hold.Set();
        Assert.True(await first);
        Assert.Equal(CommitOutcome.Committed, (await good).Outcome);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await bad);
        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await fault);
        Assert.Equal(1, (await Store(database).LoadAsync(Key, null, CancellationToken.None)).Version);
    }

    [Fact]
    public async Task Erased_words_are_in_no_file_any_more()
    {
        using var database = Open();
        var said = new CaseRecord { Stage = "unmistakable words" };
        await Store(database).CommitAsync(new(Key, 0, said, "a1") { Log = [new("a1", "unmistakable words")] }, CancellationToken.None);
        Assert.Contains("unmistakable", ScratchFolder.Bytes(Path), StringComparison.Ordinal);
        await Store(database).EraseAsync(Key, CancellationToken.None);
        Assert.DoesNotContain("unmistakable", ScratchFolder.Bytes(Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_that_find_no_key_at_once_agree_on_one_and_it_survives()
    {
        string id;
        using (var database = Open())
        {
            var keys = new SqlDirectLineKeys(database, TimeProvider.System);
            var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => keys.ReadAsync(CancellationToken.None))));
            id = Assert.Single(found.SelectMany(static read => read).Select(static key => key.Id).Distinct());
        }
        using var again = Open();
        Assert.Equal(id, Assert.Single(await new SqlDirectLineKeys(again, TimeProvider.System).ReadAsync(CancellationToken.None)).Id);
    }

    public void Dispose() => _folder.Dispose();

    SqliteDatabase Open() => new("Data Source=" + Path);

    static SqliteCaseStore Store(SqliteDatabase database) => new(database, TimeProvider.System, 500);
}
