using System.Diagnostics;
using System.Text;

namespace PosBot.EndToEnd.Service;

/// <summary>The service as people start it: its own process, a free port, an empty database. Ended by its id, whatever the test did.</summary>
sealed class ServiceProcess : IAsyncDisposable
{
    const string Listening = "Now listening on: ";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process _process;
    readonly DirectoryInfo _folder;
    readonly StringBuilder _output = new();
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ServiceProcess(Process process, DirectoryInfo folder)
    {
        (_process, _folder) = (process, folder);
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The service ended before it listened:\n" + Output));
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Everything it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <param name="now">The business date and time that the service believes in, such as <c>2026-11-28T10:00:00+08:00</c>; null for the real one.</param>
    /// <param name="settings">Further settings, by their name in the configuration (<c>PosBot:RetentionDays</c>).</param>
    public static async Task<ServiceProcess> StartAsync(string? now = null, params (string Name, string Value)[] settings)
    {
        Assert.True(File.Exists(Places.Service), $"{Places.Service} is not there: build src/PosBot in the configuration of the tests.");
        var folder = Directory.CreateTempSubdirectory("posbot-service-");
        var start = new ProcessStartInfo("dotnet", [Places.Service, "--urls", "http://127.0.0.1:0"]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__PosBot"] = $"Data Source={Path.Combine(folder.FullName, "posbot.db")}";
        if (now is not null) start.Environment["PosBot__Now"] = now;
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;

        var service = new ServiceProcess(new Process { StartInfo = start, EnableRaisingEvents = true }, folder);
        service._process.Start();
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        try
        {
            service.Address = await service._address.Task.WaitAsync(Patience);
            return service;
        }
        catch (TimeoutException late)
        {
            var output = service.Output;
            await service.DisposeAsync();
            throw new TimeoutException($"The service did not listen within {Patience.TotalSeconds:0} s:\n{output}", late);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    void Take(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0) _address.TrySetResult(new(line[(at + Listening.Length)..].Split([' ', '"'])[0]));
    }
}
