using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace PosBot.Bench;

/// <summary>The built service as a process of its own, on a free loopback port.</summary>
sealed class ServiceProcess(Process process, HttpClient client, string folder) : IAsyncDisposable
{

    public TimeSpan SinceStart => TimeProvider.System.GetLocalNow().DateTime - process.StartTime;

    public TimeSpan CpuTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<ServiceProcess> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("posbot-bench-").FullName;
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Dll());
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add($"http://127.0.0.1:{port}");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__PosBot"] = $"Data Source={Path.Combine(data, "posbot.db")}";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var service = Process.Start(start)!;
        service.OutputDataReceived += (_, _) => { };
        service.ErrorDataReceived += (_, line) => { if (line.Data is not null) Console.Error.WriteLine(line.Data); };
        service.BeginOutputReadLine();
        service.BeginErrorReadLine();
        return new ServiceProcess(service, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") }, data);
    }

    /// <summary>One message in a conversation of its own. Right after the start it is sent until the port is open.</summary>
    public async Task AskAsync(string conversation)
    {
        var activity = new
        {
            type = "message", id = conversation, channelId = "emulator", deliveryMode = "expectReplies", serviceUrl = "http://127.0.0.1:9", locale = "zh-CN", text = "钱没到",
            from = new { id = "user" }, recipient = new { id = "bot" }, conversation = new { id = conversation },
        };
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var response = await client.PostAsJsonAsync("/api/messages", activity);
                var answer = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
                if (!answer.Contains("\"type\":\"message\"", StringComparison.Ordinal)) throw new InvalidOperationException($"No reply: {answer}");
                return;
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException && tries < 2_000 && !process.HasExited)
            {
                await Task.Delay(5);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    static string Dll()
    {
        var here = AppContext.BaseDirectory;
        // artifacts/bin/PosBot.Bench/<configuration>/ → artifacts/bin/PosBot/<configuration>/
        return Path.GetFullPath(Path.Combine(here, "..", "..", "PosBot", Path.GetFileName(here.TrimEnd(Path.DirectorySeparatorChar)), "PosBot.dll"));
    }

    static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
