using Microsoft.Playwright;
using PosBot.EndToEnd.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace PosBot.EndToEnd.Browser;

/// <summary>One browser for all tests; each visit has a profile of its own. <c>CHROMIUM</c> names another program than Debian's.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    IPlaywright? _playwright;
    IBrowser? _browser;
    string? _missing;

    public async ValueTask InitializeAsync()
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(program))
        {
            _missing = $"There is no browser at {program}: apt-get install chromium, or set CHROMIUM.";
            return;
        }

        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Flags });
    }

    /// <summary>The browser; a test that needs it is skipped, with the reason, where there is none.</summary>
    internal IBrowser Started
    {
        get
        {
            Assert.SkipWhen(_missing is not null, _missing ?? "");
            return _browser!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}
