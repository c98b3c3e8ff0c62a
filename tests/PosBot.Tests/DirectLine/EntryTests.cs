using System.Text.Json.Nodes;
using DirectLine;

namespace PosBot.Tests.DirectLine;

public sealed class EntryTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_reply_is_completed_and_keeps_what_it_has()
    {
        var entry = DirectLineEntry.Reply(
            new JsonObject { ["id"] = "r1", ["text"] = "<好>", ["serviceUrl"] = "http://x", ["from"] = new JsonObject { ["id"] = "wrong" } }, "c1", new("bot", "Bot"), Now);
        Assert.Equal("r1", entry.ActivityId);
        Assert.Equal(
            """{"id":"r1","text":"<好>","from":{"id":"bot","name":"Bot","role":"bot"},"type":"message","timestamp":"2026-11-23T01:00:00.0000000Z","channelId":"webchat","conversation":{"id":"c1"}}""",
            entry.Json);
    }

    [Fact]
    public void A_reply_without_an_id_gets_one_of_its_own()
    {
        var (first, second) = (DirectLineEntry.Reply([], "c1", new("bot", "Bot"), Now), DirectLineEntry.Reply([], "c1", new("bot", "Bot"), Now));
        Assert.NotEqual(first.ActivityId, second.ActivityId);
        Assert.Equal(first.ActivityId, (string?)JsonNode.Parse(first.Json)!["id"]);
    }

    [Fact]
    public void An_echo_that_is_large_without_its_text_keeps_what_a_bubble_needs()
    {
        var json = new JsonObject
        {
            ["type"] = "message",
            ["id"] = "a1",
            ["text"] = "short",
            ["value"] = new string('x', 40_000),
            ["channelData"] = new JsonObject { ["clientActivityID"] = "k1", ["postBack"] = true, ["more"] = new string('y', 40_000) },
        };
        var echo = JsonNode.Parse(DirectLineEntry.Echo(new("c1", "dl_1", "a1", json)).Json)!;
        Assert.Equal(("short", "k1"), ((string?)echo["text"], (string?)echo["channelData"]!["clientActivityID"]));
        Assert.True((bool)echo["channelData"]!["postBack"]!);
        Assert.Null(echo["value"]);
        Assert.NotNull(json["value"]);
    }

    [Fact]
    public void A_cut_never_leaves_half_a_character()
    {
        var text = new string('a', 3_999) + "😀" + "tail";
        var echo = JsonNode.Parse(DirectLineEntry.Echo(new("c1", "dl_1", "a1", new JsonObject { ["text"] = text })).Json)!;
        Assert.Equal(new string('a', 3_999) + "…", (string?)echo["text"]);
    }
}
