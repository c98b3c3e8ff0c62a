using System.Diagnostics;
using System.Globalization;
using PosBot.Bench;

// Prints the figures of README: the time to the first answered message, and what a turn costs.
// One process of the real service on a loopback port, SQLite in a temporary folder, one client, one turn at a time.
var turns = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
const int WarmUp = 6_000, Starts = 5;

var firsts = new List<double>();
for (var i = 0; i < Starts; i++)
{
    await using var started = await ServiceProcess.StartAsync();
    await started.AskAsync($"first-{i}");
    firsts.Add(started.SinceStart.TotalMilliseconds);
}

await using var service = await ServiceProcess.StartAsync();
for (var i = 0; i < WarmUp; i++) await service.AskAsync($"warm-{i}");

var latencies = new double[turns];
var cpuBefore = service.CpuTime;
for (var i = 0; i < turns; i++)
{
    var at = Stopwatch.GetTimestamp();
    await service.AskAsync($"turn-{i}");
    latencies[i] = Stopwatch.GetElapsedTime(at).TotalMilliseconds;
}

var cpu = (service.CpuTime - cpuBefore).TotalMilliseconds / turns;
Array.Sort(latencies);
Console.WriteLine($"first answered message after process start   {firsts.Order().ElementAt(Starts / 2),8:0} ms   median of {Starts}");
Console.WriteLine($"a turn, 钱没到, expectReplies, SQLite          {latencies[turns / 2],8:0.00} ms   median of {turns}");
Console.WriteLine($"                                             {latencies[turns * 99 / 100],8:0.00} ms   99th percentile");
Console.WriteLine($"CPU of the service a turn                    {cpu,8:0.00} ms");
