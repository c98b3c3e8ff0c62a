using System.Text.Json.Nodes;
using BotFramework;
using BotFramework.Schema;
using DirectLine;
using PosBot.Channels;
using PosBot.Privacy;
using PosBot.Tests.Messages;
using PosBot.Tests.State;

namespace PosBot.Tests.Privacy;

/// <summary>The database file and the log after turns full of personal numbers.</summary>
public sealed class NothingWrittenTests
{
    const string Card = "6222021234567890128", Phone = "13812345678", Identity = "11010519491231002X";
    const string Said = "卡号" + Card + "手机" + Phone + "身份证" + Identity;

    [Fact]
    public async Task No_personal_number_is_in_the_database_or_the_log()
    {
        await using var rig = new TurnRig("sqlite");
        rig.Bot.Turn = static async (turnContext, turn) =>
        {
            // A careless bot: it keeps and says whatever it was given.
            var all = turnContext.Activity.Text + UntypedJson.NodeOf(turnContext.Activity.Value) + turnContext.Activity.From!.Name;
            turn.Record = turn.Record with { Stage = all, Topic = "kept" };
            await turnContext.SendActivityAsync("you said " + all);
            if (turnContext.Activity.Id == "boom") throw new InvalidOperationException(all);
        };
        foreach (var mode in (string?[])[null, DeliveryModes.ExpectReplies]) await rig.Channel.PostAsync(Full("a" + mode, mode));
        await rig.Channel.PostAsync(Full("boom", null));
        foreach (var id in (string[])["m1", "boom"]) await rig.Get<IDirectLineBot>().DeliverAsync(new("c1", "dl_a", id, ActivityRedaction.Redact(Posted(id))), default);

        var written = ScratchFolder.Bytes(rig.DatabasePath!);
        Assert.Contains("you said", written, StringComparison.Ordinal);
        Assert.Contains("kept", written, StringComparison.Ordinal);
        Assert.Contains("0128", written, StringComparison.Ordinal);
        Assert.Contains("the bot failed", rig.Logs.All, StringComparison.Ordinal);
        foreach (var secret in (string[])[Card, Phone, Identity, Card[..12], Phone[3..], "19491231"])
        {
            Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, rig.Logs.All, StringComparison.Ordinal);
        }
    }

    static Activity Full(string id, string? mode)
    {
        var activity = TurnRig.Message(id, Said, mode);
        activity.From!.Name = Phone;
        activity.Value = UntypedJson.Of(new JsonObject { ["card"] = Card, ["deep"] = new JsonArray(Identity) });
        activity.Attachments = [new Attachment { Name = Card + ".jpg" }];
        return activity;
    }

    static JsonObject Posted(string id) => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["text"] = Said,
        ["value"] = new JsonObject { ["card"] = Card },
        ["channelId"] = "webchat",
        ["conversation"] = new JsonObject { ["id"] = "c1" },
        ["from"] = new JsonObject { ["id"] = "dl_a", ["name"] = Phone },
        ["recipient"] = new JsonObject { ["id"] = "bot" },
        ["attachments"] = new JsonArray(new JsonObject { ["name"] = Identity }),
    };
}
