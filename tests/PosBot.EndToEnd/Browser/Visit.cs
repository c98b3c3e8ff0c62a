using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PosBot.EndToEnd.Browser;

/// <summary>One person with one browser on the help page: what they do, what they see, and what the browser complains of.</summary>
sealed class Visit : IAsyncDisposable
{
    readonly IBrowserContext _context;
    readonly Uri _address;
    readonly Screen _screen;
    readonly ConcurrentQueue<string> _complaints = new(), _elsewhere = new();

    Visit(IBrowserContext context, IPage page, Uri address, Screen screen)
    {
        (_context, Page, _address, _screen) = (context, page, address, screen);
        context.Request += (_, request) => Note(request.Url);
        page.WebSocket += (_, socket) => Note(socket.Url);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _complaints.Enqueue($"{message.Text} ({message.Location})");
        };
    }

    public IPage Page { get; }

    /// <param name="chromium">The browser.</param>
    /// <param name="address">The page.</param>
    /// <param name="screen">Phone or desktop.</param>
    /// <param name="language">What the browser asks for.</param>
    /// <param name="adjust">Anything else about the browser.</param>
    public static async Task<Visit> StartAsync(Chromium chromium, Uri address, Screen screen, string language = "zh-CN", Action<BrowserNewContextOptions>? adjust = null)
    {
        var options = new BrowserNewContextOptions { Locale = language, TimezoneId = "Asia/Shanghai", ViewportSize = new() { Width = screen.Width, Height = screen.Height }, HasTouch = screen.Touch };
        adjust?.Invoke(options);
        var context = await chromium.Started.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        return new Visit(context, await context.NewPageAsync(), address, screen);
    }

    public Task OpenAsync(string query = "") => Page.GotoAsync(new Uri(_address, query).ToString());

    public ILocator Feed => Page.Locator("#client [role=feed]");

    public ILocator SendBox => Page.Locator("#client").GetByRole(AriaRole.Textbox).Last;

    public async Task SayAsync(string text)
    {
        await SendBox.FillAsync(text);
        await SendBox.PressAsync("Enter");
    }

    /// <summary>Taps the newest button of that name in the chat.</summary>
    public Task TapAsync(string name) => Page.Locator("#client").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Last.ClickAsync();

    /// <summary>Taps a button that dials, and tells what the page handed to the phone.</summary>
    public async Task<string> DialAsync(string name)
    {
        await Page.EvaluateAsync("""
            () => {
              window.dialled = '';
              window.open = url => { window.dialled = `window ${url}`; };
              document.addEventListener('click', event => {
                const link = event.target.closest('a[href^="tel:"]');
                if (link) { window.dialled = link.getAttribute('href'); event.preventDefault(); }
              });
            }
            """);
        await TapAsync(name);
        return await Page.EvaluateAsync<string>("window.dialled");
    }

    /// <summary>Waits until somebody has said this in the chat.</summary>
    public Task SeeAsync(string text) => Assertions.Expect(Feed).ToContainTextAsync(text);

    public Task<string> ReadAsync() => Feed.InnerTextAsync();

    /// <summary>Waits until one of these has been said, and tells which.</summary>
    public async Task<string> SeeOneOfAsync(IReadOnlyCollection<string> texts)
    {
        var any = texts.Select(With).Aggregate((one, other) => one.Or(other));
        try
        {
            await any.First.WaitForAsync();
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"None of these was said:\n{string.Join('\n', texts)}\nThis was:\n{await ReadAsync()}", late);
        }

        foreach (var text in texts)
            if (await With(text).CountAsync() > 0) return text;
        throw new InvalidOperationException("A message went away while it was read.");
    }

    /// <summary>How many messages hold this text.</summary>
    public Task<int> CountAsync(string text) => With(text).CountAsync();

    public async Task ShootAsync(string name, bool whole = false)
    {
        // Newer messages scroll into view softly; a picture of half the way shows nothing. Without script there is nothing to wait for, or with.
        if (await Feed.CountAsync() > 0) await Page.WaitForFunctionAsync("""
            () => {
              const places = [...document.querySelectorAll('#client *')].filter(one => one.scrollTop > 0).map(one => one.scrollTop).join();
              const now = performance.now();
              if (places !== window.places) [window.places, window.since] = [places, now];
              return now - window.since > 300 && !document.querySelector('#client .webchat__connectivityStatus');
            }
            """);
        await Page.ScreenshotAsync(new() { Path = Places.Screenshot($"{name}-{_screen.Name}"), FullPage = whole });
    }

    /// <summary>No script error, no violation of the policy, no request that left the origin.</summary>
    public void NothingWentWrong()
    {
        Assert.Empty(_elsewhere);
        Assert.Empty(_complaints);
    }

    /// <summary>The same, for a test that takes the server away: the browser reports every refused request.</summary>
    public void OnlyTheNetworkWentWrong()
    {
        Assert.Empty(_elsewhere);
        Assert.DoesNotContain(_complaints, complaint => !complaint.Contains("Failed to load resource", StringComparison.Ordinal) && !complaint.Contains("WebSocket", StringComparison.Ordinal) && !complaint.Contains("ERR_", StringComparison.Ordinal));
    }

    /// <summary>Leaves a picture of what was last on the screen: for a test that failed, the best of its report.</summary>
    public async ValueTask DisposeAsync()
    {
        var test = TestContext.Current.TestMethod?.MethodName ?? "visit";
        await Page.ScreenshotAsync(new() { Path = Places.Screenshot($"last/{test}-{_screen.Name}"), FullPage = true });
        await _context.CloseAsync();
    }

    ILocator With(string text) => Feed.Locator("article").Filter(new() { HasText = text });

    void Note(string url)
    {
        var uri = new Uri(url);
        if (uri.Scheme is not ("data" or "blob") && uri.Authority != _address.Authority) _elsewhere.Enqueue(url);
    }
}
