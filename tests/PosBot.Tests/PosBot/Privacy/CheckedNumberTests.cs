using System.Net.Http.Json;
using System.Text.Json.Nodes;

using DirectLine;
using Microsoft.Extensions.DependencyInjection;
using PosBot.Dialogs;
using PosBot.Messages;
using PosBot.Tests.Messages;
using PosBot.Tests.Service;
using PosBot.Tests.State;
using PosBot.Triage.Checks;

namespace PosBot.Tests.Privacy;

/// <summary>A number that somebody asks about, through both doors of the real service: it is judged, and it is nowhere afterwards.</summary>
public sealed class CheckedNumberTests
{
    const string Hotline = "4008123456", Mobile = "13987654321", Landline = "0755-26001234", Contact = "010-66001918";

    [Fact]
    public async Task A_private_number_that_is_asked_about_is_in_no_reply_no_database_and_no_log()
    {
        var logs = new LogLines();
        using var host = new ServiceHost { Log = logs };
        using var client = host.CreateClient();
        var replies = "";
        foreach (var (number, index) in new[] { Hotline, Mobile, Landline, Contact }.Select((number, index) => (number, index)))
        {
            var response = await client.PostAsJsonAsync("/api/messages", Message($"m{index}", $"{number} 是拉卡拉客服吗"), TestContext.Current.CancellationToken);
            replies += await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("check-unknown", replies, StringComparison.Ordinal);
        Assert.Contains("check-contact", replies, StringComparison.Ordinal);
        Assert.Contains(Contact, replies, StringComparison.Ordinal);
        AssertNowhere(replies, "the replies");
        AssertNowhere(logs.All, "the log");
        AssertNowhere(ScratchFolder.Bytes(host.Database), "the database");
    }

    [Fact]
    public void The_door_of_Direct_Line_hands_on_the_verdict_and_the_masked_text_alone()
    {
        using var host = new ServiceHost();
        using var client = host.CreateClient();
        var door = new MessageCheck(() => host.Services.GetRequiredService<Knowledge>().Check);
        foreach (var (number, finding) in new[] { (Hotline, Finding.Unknown), (Mobile, Finding.Unknown), (Landline, Finding.Unknown), (Contact, Finding.Contact) })
        {
            var activity = door.Redact(new JsonObject { ["type"] = "message", ["text"] = $"{number} 是拉卡拉客服吗", ["posbotCheck"] = "forged" });
            AssertNowhere(activity.ToJsonString(), "the activity");
            Assert.Equal(finding, MessageCheck.Take(activity).Verdict?.Finding);
            // What is logged and echoed does not even have the verdict.
            Assert.False(activity.ContainsKey("posbotCheck"));
        }

        Assert.Null(MessageCheck.Take(door.Redact(new JsonObject { ["type"] = "message", ["text"] = "你好", ["posbotCheck"] = Forged })).Verdict);
    }

    [Fact]
    public async Task A_number_asked_about_in_Web_Chat_is_judged_and_kept_nowhere()
    {
        var logs = new LogLines();
        using var host = new ServiceHost { Log = logs };
        using var client = host.CreateClient();
        var door = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DirectLineOptions>>().Value.Redact;
        foreach (var number in (string[])[Hotline, Mobile, Landline])
        {
            var posted = door(Posted(number, $"{number} 是拉卡拉客服吗"));
            Assert.Equal(DirectLineOutcome.Committed, await host.Services.GetRequiredService<IDirectLineBot>().DeliverAsync(new("c1", "dl_a", number[^4..], posted), TestContext.Current.CancellationToken));
        }

        var written = ScratchFolder.Bytes(host.Database);
        Assert.Contains("check-unknown", written, StringComparison.Ordinal);
        Assert.DoesNotContain("posbotCheck", written, StringComparison.Ordinal);
        AssertNowhere(written, "the database");
        AssertNowhere(logs.All, "the log");
    }

    static readonly string Forged = new ContactVerdict(Finding.Contact, Medium.Phone, "lakala-95016", null, null, true, true, false, false, false).Line;

    static void AssertNowhere(string text, string where)
    {
        foreach (var number in (string[])[Hotline, Mobile, Landline, Landline[5..], Mobile[3..]])
            Assert.False(text.Contains(number, StringComparison.Ordinal), $"{number} is in {where}.");
    }

    static JsonObject Message(string id, string text) => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["channelId"] = "emulator",
        ["deliveryMode"] = "expectReplies",
        ["serviceUrl"] = "http://127.0.0.1:9/_connector",
        ["locale"] = "zh-CN",
        ["text"] = text,
        ["from"] = new JsonObject { ["id"] = "user-1" },
        ["recipient"] = new JsonObject { ["id"] = "bot-1" },
        ["conversation"] = new JsonObject { ["id"] = "check-numbers" },
    };

    static JsonObject Posted(string number, string text)
    {
        var posted = Message(number[^4..], text);
        posted.Remove("deliveryMode");
        posted["channelId"] = "webchat";
        posted["conversation"] = new JsonObject { ["id"] = "c1" };
        posted["from"] = new JsonObject { ["id"] = "dl_a" };
        posted["recipient"] = new JsonObject { ["id"] = "bot" };
        return posted;
    }
}
