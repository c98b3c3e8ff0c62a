using Microsoft.Playwright;
using PosBot.EndToEnd.Browser;
using PosBot.Page;
using static Microsoft.Playwright.Assertions;

namespace PosBot.EndToEnd.Page;

/// <summary>What a person sees when something between the page and the server goes wrong.</summary>
public sealed class ChatTroubleTests(Chromium chromium)
{
    static readonly Wording Words = Wording.Chinese;

    [Fact]
    public async Task A_laptop_that_slept_past_the_token_s_end_goes_on_with_the_same_conversation()
    {
        await using var host = await PageHost.StartWithChatAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Desktop);
        await visit.Page.Clock.InstallAsync();
        await visit.OpenAsync();
        await visit.SayAsync("睡前");
        await visit.SeeAsync("您说的是：睡前");
        var before = await TokenAsync(visit);
        host.Time.Advance(TimeSpan.FromHours(8));
        await visit.Page.Clock.FastForwardAsync("08:00:00");
        await Expect(visit.Page.Locator("#failed")).ToBeHiddenAsync();
        await visit.Page.WaitForFunctionAsync("before => JSON.parse(localStorage.getItem('posbot.conversation')).token !== before", before);
        await visit.SeeAsync("您说的是：睡前");
        await visit.SayAsync("睡后");
        await visit.SeeAsync("您说的是：睡后");
        Assert.Contains("睡前", await visit.ReadAsync(), StringComparison.Ordinal);
        visit.OnlyTheNetworkWentWrong();
    }

    [Fact]
    public async Task A_reload_with_an_expired_token_brings_the_same_conversation()
    {
        await using var host = await PageHost.StartWithChatAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Phone);
        await visit.OpenAsync();
        await visit.SayAsync("昨天说的");
        await visit.SeeAsync("您说的是：昨天说的");
        // The browser's clock has not moved: only the server knows that the token is over.
        host.Time.Advance(TimeSpan.FromDays(1));
        await visit.Page.ReloadAsync();
        await visit.SeeAsync("您说的是：昨天说的");
        await visit.SayAsync("今天说的");
        await visit.SeeAsync("您说的是：今天说的");
        visit.OnlyTheNetworkWentWrong();
    }

    [Fact]
    public async Task A_token_at_half_its_life_is_renewed_and_the_window_stays_as_it_is()
    {
        await using var host = await PageHost.StartWithChatAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Phone);
        await visit.Page.Clock.InstallAsync();
        await visit.OpenAsync();
        await visit.SeeAsync(EchoBot.Greeting);
        await visit.SendBox.FillAsync("还没写完");
        var before = await TokenAsync(visit);
        host.Time.Advance(TimeSpan.FromMinutes(16));
        await visit.Page.Clock.FastForwardAsync("16:00");
        await visit.Page.WaitForFunctionAsync("before => JSON.parse(localStorage.getItem('posbot.conversation')).token !== before", before);
        await Expect(visit.SendBox).ToHaveValueAsync("还没写完");
        visit.NothingWentWrong();
    }

    [Fact]
    public async Task A_conversation_that_the_server_no_longer_has_begins_anew()
    {
        await using var host = await PageHost.StartWithChatAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Phone);
        await visit.OpenAsync();
        await visit.SayAsync("会被删掉");
        await visit.SeeAsync("您说的是：会被删掉");
        await host.RestartEmptyAsync();
        await visit.Page.ReloadAsync();
        await visit.SeeAsync(EchoBot.Greeting);
        Assert.DoesNotContain("会被删掉", await visit.ReadAsync(), StringComparison.Ordinal);
        await visit.SayAsync("新的");
        await visit.SeeAsync("您说的是：新的");
        visit.OnlyTheNetworkWentWrong();
    }

    [Fact]
    public async Task A_server_that_is_away_leaves_the_numbers_and_comes_back_without_a_reload()
    {
        await using var host = await PageHost.StartWithChatAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Phone);
        await visit.Page.RouteAsync("**/v3/directline/**", route => route.AbortAsync("connectionrefused"));
        await visit.OpenAsync();
        await Expect(visit.Page.Locator("#failed")).ToContainTextAsync(Words["page.failed.unreachable"]);
        await Expect(visit.Page.Locator("#failed").Locator("a[href='tel:110']")).ToBeVisibleAsync();
        await visit.ShootAsync("unreachable");
        await visit.Page.UnrouteAllAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = Words["page.failed.retry"] }).ClickAsync();
        await visit.SeeAsync(EchoBot.Greeting);
        await Expect(visit.Page.Locator("#failed")).ToBeHiddenAsync();
        visit.OnlyTheNetworkWentWrong();
    }

    [Fact]
    public async Task A_restart_of_the_server_loses_neither_the_conversation_nor_what_is_said_after_it()
    {
        await using var host = await PageHost.StartWithChatAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Phone);
        await visit.OpenAsync();
        await visit.SayAsync("重启前");
        await visit.SeeAsync("您说的是：重启前");
        await host.StopAsync();
        await host.RunAsync();
        await visit.SayAsync("重启后");
        // Web Chat itself comes back 3 to 15 s after the socket was dropped.
        await Expect(visit.Feed).ToContainTextAsync("您说的是：重启后", new() { Timeout = 30_000 });
        Assert.Contains("您说的是：重启前", await visit.ReadAsync(), StringComparison.Ordinal);
        visit.OnlyTheNetworkWentWrong();
    }

    [Fact]
    public async Task Without_Web_Chat_the_page_says_so_and_gives_the_numbers()
    {
        using var folder = new BareFolder();
        await using var host = await PageHost.StartAsync(new PageOptions { Folder = folder.Path });
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Phone);
        await visit.OpenAsync();
        await Expect(visit.Page.Locator("#failed")).ToContainTextAsync(Words["page.failed.missing"]);
        await Expect(visit.Page.Locator("#failed").Locator("a[href='tel:110']")).ToBeVisibleAsync();
        await visit.ShootAsync("missing");
        visit.NothingWentWrong();
    }

    static Task<string> TokenAsync(Visit visit) => visit.Page.EvaluateAsync<string>("JSON.parse(localStorage.getItem('posbot.conversation')).token");

    /// <summary>The page's files without the bundle.</summary>
    sealed class BareFolder : IDisposable
    {
        public BareFolder()
        {
            foreach (var file in Directory.EnumerateFiles(new PageOptions().Folder)) File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("posbot-page-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
