using DirectLine;
using Microsoft.Extensions.Options;

namespace PosBot.Tests.DirectLine;

public sealed class LogTests
{
    readonly InMemoryDirectLineLog _log = new(Options.Create(new DirectLineOptions { HistoryLimit = 3 }));

    [Fact]
    public async Task Old_entries_go_and_their_numbers_are_not_used_again()
    {
        await _log.OpenAsync("c", "u", default);
        Assert.Equal(2, await AppendAsync("a", "b"));
        Assert.Equal(5, await AppendAsync("c", "d", "e"));
        var page = (await _log.ReadAsync("c", 0, 10, default))!;
        Assert.Equal(["c", "d", "e"], page.Activities);
        Assert.Equal((5, false), (page.Watermark, page.More));
        Assert.Equal(["e"], (await _log.ReadAsync("c", 4, 10, default))!.Activities);
        Assert.False(await _log.ContainsAsync("c", "a", default));
        Assert.True(await _log.ContainsAsync("c", "e", default));
    }

    [Fact]
    public async Task A_limited_read_says_that_there_is_more()
    {
        await _log.OpenAsync("c", "u", default);
        await AppendAsync("a", "b", "c");
        var page = (await _log.ReadAsync("c", 0, 2, default))!;
        Assert.Equal((2, true), (page.Watermark, page.More));
        page = (await _log.ReadAsync("c", page.Watermark, 2, default))!;
        Assert.Equal((3, false), (page.Watermark, page.More));
    }

    [Fact]
    public async Task A_conversation_is_opened_once_and_unknown_ones_are_nothing()
    {
        await _log.OpenAsync("c", "u", default);
        await AppendAsync("a");
        await _log.MarkGreetedAsync("c", default);
        Assert.Equal(new DirectLineConversation("c", "u", true, 1), await _log.OpenAsync("c", "other", default));
        Assert.Null(await _log.FindAsync("d", default));
        Assert.Null(await _log.ReadAsync("d", 0, 1, default));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => _log.AppendAsync("d", [], default));
    }

    Task<long> AppendAsync(params string[] ids) => _log.AppendAsync("c", [.. ids.Select(id => new DirectLineEntry(id, id))], default);
}
