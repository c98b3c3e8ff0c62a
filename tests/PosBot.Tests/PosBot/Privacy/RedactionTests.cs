using System.Text.Json.Nodes;
using BotFramework.Schema;
using PosBot.Channels;
using PosBot.Privacy;

namespace PosBot.Tests.Privacy;

public sealed class RedactionTests
{
    /// <summary>What is planted, and the digits of it that must not be found afterwards.</summary>
    public static TheoryData<string, string> Planted => new()
    {
        { "我的卡号是6222021234567890128", "62220212345" },
        { "card 6222 0212 3456 7890 128", "0212 3456" },
        { "打13812345678找我", "13812345678" },
        { "电话 138-1234-5678", "1234-5678" },
        { "身份证11010519491231002X", "19491231" },
        { "我的账号：3100012345678", "3100012345678" },
        { "６２２２０２１２３４５６７８９０１２８", "６２２２０２" },
        { "手机一三八一二三四五六七八", "一二三四五六七八" },
        { "phone one three eight one two three four five six seven eight", "four five six" },
        { "1\u200B3\u200D8\u202E1\u00AD2345678", "2345678" },
    };

    [Theory, MemberData(nameof(Planted))]
    public void Nowhere_in_an_activity_from_the_wire_is_a_personal_number_left(string planted, string forbidden)
    {
        var redacted = ActivityRedaction.Redact(Everywhere(planted)).ToJsonString(TestJson.Plain);
        Assert.DoesNotContain(forbidden, redacted, StringComparison.Ordinal);
        Assert.Contains("*", redacted, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Planted))]
    public void Nowhere_in_a_typed_activity_is_a_personal_number_left(string planted, string forbidden)
    {
        var json = Everywhere(planted);
        json.Remove("localTimestamp");
        var activity = UntypedJson.ActivityOf(json);
        Assert.Contains(forbidden[..2], UntypedJson.Text(activity), StringComparison.Ordinal);
        ActivityRedaction.Redact(activity);
        Assert.DoesNotContain(forbidden, UntypedJson.Text(activity), StringComparison.Ordinal);
        Assert.Contains("*", activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_in_json_numbers_and_in_names_of_properties_are_masked_too()
    {
        var posted = JsonNode.Parse("""{"type":"message","value":{"phone":13812345678,"6222021234567890128":1,"list":[6222021234567890128]},"channelData":{"n":13812345678}}""")!.AsObject();
        var typed = UntypedJson.ActivityOf(posted);
        foreach (var text in (string[])[ActivityRedaction.Redact(posted).ToJsonString(), Typed(typed)])
        {
            Assert.DoesNotContain("1234567", text, StringComparison.Ordinal);
            Assert.DoesNotContain("62220212", text, StringComparison.Ordinal);
        }
        var bare = UntypedJson.ActivityOf("""{"type":"message","value":13812345678}""");
        Assert.DoesNotContain("1234567", Typed(bare), StringComparison.Ordinal);

        static string Typed(Activity activity)
        {
            ActivityRedaction.Redact(activity);
            return UntypedJson.Text(activity);
        }
    }

    [Fact]
    public void Ids_stay_because_nothing_arrives_without_them()
    {
        const string json =
            """
            {"type":"message","id":"13812345678","replyToId":"6222021234567890128","serviceUrl":"https://h/13812345678/","channelId":"emulator","conversation":{"id":"a:13812345678|x"},
            "from":{"id":"29:13812345678"},"recipient":{"id":"28:6222021234567890128"},"channelData":{"clientActivityID":"13812345678"},
            "membersAdded":[{"id":"13812345678"}],"entities":[{"type":"mention","mentioned":{"id":"6222021234567890128"}}]}
            """;
        var before = JsonNode.Parse(json)!.AsObject();
        Assert.True(JsonNode.DeepEquals(before, ActivityRedaction.Redact(before.DeepClone().AsObject())));
        var typed = UntypedJson.ActivityOf(json);
        ActivityRedaction.Redact(typed);
        Assert.True(JsonNode.DeepEquals(before, JsonNode.Parse(UntypedJson.Text(typed))), UntypedJson.Text(typed));
    }

    [Fact]
    public void What_is_no_personal_number_stays_as_it_is()
    {
        const string json =
            """
            {"type":"message","id":"a","text":"刷了2800元，11月20日 14:30，T+1，参考号 123456789012，打过95016和400-8888-888","textFormat":"plain","locale":"zh-CN","localTimezone":"Asia/Shanghai",
            "timestamp":"2026-11-23T01:02:03.456+00:00","channelId":"emulator","conversation":{"id":"c"},"from":{"id":"p","name":"王先生"},"channelData":{"postBack":true,"n":1.5},
            "value":{"question":"amount","option":"2800","deep":[{"a":[1,2,"x"]}]}}
            """;
        var before = JsonNode.Parse(json)!;
        var typed = UntypedJson.ActivityOf(json);
        Assert.False(ActivityRedaction.Redact(typed));
        Assert.Equal((string?)before["text"], typed.Text);
        var redacted = ActivityRedaction.Redact(before.DeepClone().AsObject());
        Assert.True(JsonNode.DeepEquals(before, redacted), redacted.ToJsonString(TestJson.Plain));
        Assert.True(JsonNode.DeepEquals(before["value"], UntypedJson.NodeOf(typed.Value)));
    }

    [Theory]
    [InlineData("a\u0000b\u0007c\u009Fd", "abcd")]
    [InlineData("line\r\n\ttwo", "line\r\n\ttwo")]
    [InlineData("\u202Eabc\u2066d\u200F\u061C", "abcd")]
    [InlineData("\uFEFF到\u200B账", "到账")]
    [InlineData("👨\u200D👩\u200D👧 ok", "👨\u200D👩\u200D👧 ok")]
    public void Invisible_and_broken_characters_go_and_emoji_stay(string text, string clean) => Assert.Equal(clean, PlainText.Clean(text));

    [Fact]
    public void Half_a_surrogate_pair_goes() => Assert.Equal("xyz😀", PlainText.Clean("x\uD83Dy\uDE00z😀\uD83D"));

    [Fact]
    public void Broken_escapes_inside_untyped_values_do_no_harm()
    {
        const string json = """{"type":"message","value":{"a":"x\ud800y","b":"13812345678"},"channelData":["\udc00"]}""";
        var typed = UntypedJson.ActivityOf(json);
        ActivityRedaction.Redact(typed);
        var text = UntypedJson.Text(typed) + ActivityRedaction.Redact(JsonNode.Parse(json)!.AsObject()).ToJsonString();
        Assert.DoesNotContain("1234567", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_across_the_cut_of_a_long_text_is_still_masked()
    {
        for (var before = 975; before <= 1000; before++)
        {
            var activity = new Activity { Type = "message", Text = new string('好', before) + "6222021234567890128" + new string('好', 100) };
            Assert.True(ActivityRedaction.Redact(activity));
            Assert.DoesNotContain("62220", activity.Text, StringComparison.Ordinal);
            Assert.InRange(activity.Text!.Length, 999, 1000);
        }
    }

    [Fact]
    public void A_megabyte_is_cleaned_in_time()
    {
        var posted = new JsonObject { ["type"] = "message", ["text"] = string.Concat(Enumerable.Repeat("卡号6222021234567890128，", 40_000)) };
        Assert.InRange(((string)ActivityRedaction.Redact(posted)["text"]!).Length, 1001, 5000);
    }

    static JsonObject Everywhere(string planted)
    {
        var account = new JsonObject { ["id"] = "p", ["name"] = planted, ["note"] = planted };
        var deep = new JsonObject { ["id"] = planted, ["serviceUrl"] = planted, ["list"] = new JsonArray(planted, new JsonObject { ["x"] = planted }), [planted] = 1 };
        var activity = new JsonObject
        {
            ["id"] = "a",
            ["channelId"] = "emulator",
            ["from"] = account,
            ["recipient"] = account.DeepClone(),
            ["conversation"] = new JsonObject { ["id"] = "c", ["name"] = planted, ["note"] = planted },
            ["membersAdded"] = new JsonArray(account.DeepClone()),
            ["membersRemoved"] = new JsonArray(account.DeepClone()),
            ["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = planted }),
            ["value"] = deep,
            ["channelData"] = deep.DeepClone(),
            ["somethingNew"] = deep.DeepClone(),
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = planted, ["mentioned"] = account.DeepClone(), ["x"] = deep.DeepClone() }),
            ["attachments"] = new JsonArray(new JsonObject { ["name"] = planted, ["contentType"] = planted, ["contentUrl"] = planted, ["thumbnailUrl"] = planted, ["content"] = deep.DeepClone(), ["more"] = planted }),
            ["suggestedActions"] = new JsonObject { ["to"] = new JsonArray(planted), ["actions"] = new JsonArray(new JsonObject { ["title"] = planted, ["value"] = planted }) },
            ["listenFor"] = new JsonArray(planted),
            ["textHighlights"] = new JsonArray(new JsonObject { ["text"] = planted }),
            ["semanticAction"] = new JsonObject { ["id"] = planted },
            ["relatesTo"] = new JsonObject { ["user"] = account.DeepClone() },
        };
        foreach (var name in (string[])["type", "text", "textFormat", "locale", "localTimezone", "name", "summary", "speak", "topicName", "label", "valueType", "action", "code", "importance", "inputHint", "attachmentLayout", "localTimestamp"])
            activity[name] = planted;
        return activity;
    }
}
