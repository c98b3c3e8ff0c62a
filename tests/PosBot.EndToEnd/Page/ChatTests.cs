using Microsoft.Playwright;
using PosBot.EndToEnd.Browser;
using static Microsoft.Playwright.Assertions;

namespace PosBot.EndToEnd.Page;

/// <summary>The page in a real browser, on our own Direct Line, with a bot that echoes.</summary>
public sealed class ChatTests(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task The_page_opens_greets_and_repeats_what_was_said_on_a_phone_and_on_a_desktop(string language)
    {
        await using var host = await PageHost.StartWithChatAsync();
        foreach (var screen in (Screen[])[Screen.Phone, Screen.Desktop])
        {
            await using var visit = await Visit.StartAsync(chromium, host.Address, screen, language);
            await visit.OpenAsync();
            await visit.SeeAsync(EchoBot.Greeting);
            await visit.ShootAsync($"page-{language}");
            await visit.SayAsync("刷了三天了2800还没到");
            await visit.SeeAsync($"您说的是：刷了三天了2800还没到（{language}）");
            await visit.TapAsync("扣了钱，店家说没收到");
            await visit.SeeAsync($"您说的是：扣了钱，店家说没收到（{language}）");
            await visit.SayAsync(EchoBot.Card);
            await visit.SeeAsync("先别急，还没到日子。");
            await visit.ShootAsync($"chat-{language}");
            await visit.ShootAsync($"whole-{language}", whole: true);
            await FitsAsync(visit.Page, screen);
            visit.NothingWentWrong();
        }
    }

    [Fact]
    public async Task A_dark_screen_and_a_wish_for_less_motion_are_kept()
    {
        await using var host = await PageHost.StartWithChatAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Phone, adjust: options => (options.ColorScheme, options.ReducedMotion) = (ColorScheme.Dark, ReducedMotion.Reduce));
        await visit.OpenAsync();
        await visit.SeeAsync(EchoBot.Greeting);
        await visit.SayAsync(EchoBot.Card);
        await visit.SeeAsync("先别急，还没到日子。");
        await visit.ShootAsync("dark");
        Assert.Equal("none", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('#client *')).animationName"));
        Assert.Equal("rgb(16, 23, 24)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        visit.NothingWentWrong();
    }

    [Fact]
    public async Task A_reload_brings_the_whole_conversation_back_also_in_the_other_language()
    {
        await using var host = await PageHost.StartWithChatAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Desktop);
        await visit.OpenAsync();
        await visit.SayAsync("第一句");
        await visit.SeeAsync("您说的是：第一句");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = Wording.Chinese["page.language"], Exact = true }).ClickAsync();
        await visit.SeeAsync("您说的是：第一句");
        await visit.SayAsync("the second");
        await visit.SeeAsync("您说的是：the second（en-US）");
        await visit.Page.ReloadAsync();
        await visit.SeeAsync("您说的是：the second（en-US）");
        Assert.Equal(1, await visit.CountAsync(EchoBot.Greeting));
        visit.NothingWentWrong();
    }

    [Fact]
    public async Task New_conversation_asks_first_and_then_begins_with_an_empty_window()
    {
        await using var host = await PageHost.StartWithChatAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Phone);
        await visit.OpenAsync();
        await visit.SayAsync("旧的一句");
        await visit.SeeAsync("您说的是：旧的一句");
        await Button("page.chat.new").ClickAsync();
        await Expect(Question()).ToBeVisibleAsync();
        await visit.ShootAsync("new-question");
        await Button("page.chat.new.no").ClickAsync();
        await visit.SeeAsync("您说的是：旧的一句");
        await Button("page.chat.new").ClickAsync();
        await Question().GetByRole(AriaRole.Button, new() { Name = Wording.Chinese["page.chat.new.yes"] }).ClickAsync();
        await visit.SeeAsync(EchoBot.Greeting);
        Assert.DoesNotContain("旧的一句", await visit.ReadAsync(), StringComparison.Ordinal);
        visit.NothingWentWrong();

        ILocator Question() => visit.Page.GetByRole(AriaRole.Dialog, new() { Name = Wording.Chinese["page.chat.new.question"] });
        ILocator Button(string key) => visit.Page.GetByRole(AriaRole.Button, new() { Name = Wording.Chinese[key], Exact = true }).First;
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var host = await PageHost.StartWithChatAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Desktop);
        await visit.OpenAsync();
        await visit.SeeAsync(EchoBot.Greeting);
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal(Wording.Chinese["page.skip"], await visit.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await visit.Page.Keyboard.PressAsync("Enter");
        for (var step = 0; step < 12 && await visit.Page.EvaluateAsync<string>("document.activeElement.getAttribute('placeholder') ?? ''") != Wording.Chinese["page.chat.placeholder"]; step++)
            await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("只用键盘");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.SeeAsync("您说的是：只用键盘");
        visit.NothingWentWrong();
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task Without_script_the_page_still_says_whom_to_call(string language)
    {
        await using var host = await PageHost.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, Screen.Phone, language, options => options.JavaScriptEnabled = false);
        await visit.OpenAsync();
        var words = language == "zh-CN" ? Wording.Chinese : Wording.English;
        // By its element: Playwright's text search leaves noscript out.
        await Expect(visit.Page.Locator("noscript p")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("noscript p")).ToHaveTextAsync(words["page.noscript"]);
        await Expect(visit.Page.Locator("#opening")).ToBeHiddenAsync();
        foreach (var number in (string[])["110", "96110", "12363"]) await Expect(visit.Page.Locator($"a[href='tel:{number}']").First).ToBeVisibleAsync();
        await visit.ShootAsync($"noscript-{language}");
        visit.NothingWentWrong();
    }

    // A page that scrolls sideways on a phone is broken.
    static async Task FitsAsync(IPage page, Screen screen) =>
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= screen.Width, "The page is wider than the screen.");
}
