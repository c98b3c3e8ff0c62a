using System.Diagnostics;

namespace PosBot.EndToEnd.Service;

/// <summary>Runs the tests of <c>directline-node</c>: botframework-directlinejs in Node, without a browser.</summary>
static class NodeClient
{
    static readonly SemaphoreSlim Installing = new(1, 1);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Fails with Node's own report. Skipped, with the reason, where Node or its packages cannot be had.</summary>
    public static async Task TestAsync(Uri address)
    {
        await InstallAsync();
        var (code, output) = await RunAsync("node", ["--test", "directline.test.mjs"], address);
        Assert.True(code == 0, output);
        // No test at all would be a success to Node.
        Assert.Contains("# pass ", output.Replace("ℹ", "#", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("# pass 0\n", output.Replace("ℹ", "#", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            // npm writes this file last.
            if (File.Exists(Path.Combine(Places.NodeTests, "node_modules", ".package-lock.json"))) return;
            var (code, output) = await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], null);
            Assert.SkipWhen(code != 0, $"npm ci in tests/PosBot.EndToEnd/directline-node failed; install npm and reach its registry.\n{output}");
        }
        finally
        {
            Installing.Release();
        }
    }

    static async Task<(int Code, string Output)> RunAsync(string program, string[] arguments, Uri? address)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Places.NodeTests, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (address is not null) start.Environment["POSBOT_URL"] = address.ToString();
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Assert.Skip($"{program} is not installed ({missing.Message}): apt-get install nodejs npm.");
        }

        using var deadline = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"{program} did not end within {Patience.TotalMinutes:0} minutes.");
        }
    }
}
