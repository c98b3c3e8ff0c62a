using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

using PosBot.Tests.Service.Stories;
using PosBot.Tool;

namespace PosBot.Tests.Service;

/// <summary>
/// Messages and dialogues by other authors than the training lines (tests/held-out). The figures are printed by `posbot evaluate`; the limits
/// here are some points below them, so that a change that costs understanding is seen. The safety figures have no slack.
/// </summary>
public sealed class HeldOutTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    const double LeastTopic = 0.85, LeastRoute = 0.86;
    const int LeastDialogues = 10;

    [Theory, InlineData("zh.tsv"), InlineData("en.tsv")]
    public void Messages_of_others_are_understood_and_led_safely(string file)
    {
        var reading = Reading.Load(Path.Combine(AppContext.BaseDirectory, "dialogs"));
        var report = new EvaluationReport();
        foreach (var line in File.ReadAllLines(Path.Combine(Folder(), file)).Skip(1).Where(l => l.Length > 0))
        {
            var cells = line.Split('\t');
            report.Add(cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], reading.Read(cells[2], DateTimeOffset.Parse("2026-11-22T10:00:00+08:00")));
        }

        Assert.True(report.IsSafe, $"{file}: a scam in progress was missed, the police led where they should not, or 'wait' led where it should not.");
        Assert.True(report.TopicAccuracy >= LeastTopic, $"{file}: topic {report.TopicAccuracy:0.000}");
        Assert.True(report.RouteAccuracy >= LeastRoute, $"{file}: route {report.RouteAccuracy:0.000}");
    }

    [Fact]
    public async Task Dialogues_of_others_end_where_they_should_and_never_lead_astray()
    {
        using var client = host.CreateClient();
        var right = 0;
        foreach (var dialogue in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder(), "dialogues.json")))!.AsArray())
        {
            host.Business.AdjustTime(DateTimeOffset.Parse(dialogue!["now"]!.ToString()));
            var shape = new ChannelActivity("emulator");
            string? last = null;
            foreach (var turn in dialogue["turns"]!.AsArray())
            {
                using var response = await client.PostAsJsonAsync("/api/messages", shape.Message($"held-{dialogue["id"]}", turn!.ToString(), dialogue["lang"]!.ToString() == "zh" ? "zh-CN" : "en-US"));
                var replies = (await response.Content.ReadFromJsonAsync<JsonObject>())!["activities"]!.AsArray().Select(a => a!.AsObject()).ToArray();
                if (ReplyText.Of(replies).Recommendation?["route"]?.ToString() is { } route) last = route;
                Assert.DoesNotContain(last, dialogue["never"]!.AsArray().Select(n => n!.ToString()));
            }

            if (last == dialogue["route"]!.ToString()) right++;
        }

        Assert.True(right >= LeastDialogues, $"{right} dialogues end at their route.");
    }

    static string Folder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "held-out"));
}
