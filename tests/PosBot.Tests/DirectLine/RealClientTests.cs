using System.Diagnostics;
using System.Runtime.CompilerServices;
using DirectLine;

namespace PosBot.Tests.DirectLine;

/// <summary>botframework-directlinejs in Node, where it is installed (npm ci in tests/PosBot.EndToEnd/directline-node).</summary>
public sealed class RealClientTests
{
    [Fact]
    public async Task The_real_client_is_content_with_the_channel()
    {
        var folder = Folder();
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "botframework-directlinejs")), "npm ci has not run in " + folder);
        await using var host = await EchoHost.StartAsync(options => options.StartsPerAddress = new DirectLineRate(1000, 1000));
        var start = new ProcessStartInfo("node", ["--test", "--test-reporter=tap", "directline.test.mjs"]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["POSBOT_URL"] = host.Http.BaseAddress!.ToString();
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await node.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
        }
        Assert.True(node.ExitCode == 0, await output + await errors);
        Assert.Contains("# fail 0", await output, StringComparison.Ordinal);
        Assert.DoesNotContain("# pass 0", await output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_file_pins_versions_and_names_no_registry()
    {
        var locked = await File.ReadAllTextAsync(Path.Combine(Folder(), "package-lock.json"));
        Assert.Contains("\"botframework-directlinejs\": \"0.15.8\"", locked, StringComparison.Ordinal);
        Assert.DoesNotContain("\"resolved\"", locked, StringComparison.Ordinal);
    }

    static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "PosBot.EndToEnd", "directline-node"));
}
