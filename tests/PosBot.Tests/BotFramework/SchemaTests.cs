using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using BotFramework.Hosting;
using BotFramework.Schema;

namespace PosBot.Tests.Protocol;

public sealed class SchemaTests
{
    [Fact]
    public void What_is_not_named_by_the_protocol_comes_back_as_it_came()
    {
        const string wire = """
            {"type":"message","channelData":{"clientActivityID":"n2","big":12345678901234567890},"value":[1,{"a":null}],"novel":{"x":[true]},
             "from":{"id":"u","tier":3},"conversation":{"id":"c","threads":[1]},
             "entities":[{"type":"clientInfo","locale":"zh-CN","deep":{"a":1}},{"type":"mention","mentioned":{"id":"b"},"text":"<at>b</at>"},{"type":"odd","$type":"x"}],
             "attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"},"extra":1}]}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(wire), JsonNode.Parse(Write(Read(wire)))));
    }

    [Fact]
    public void Untyped_fields_hold_the_simplest_object()
    {
        object?[] expected = ["s", 1L, 1.5, true, null];
        string[] wires = ["\"s\"", "1", "1.5", "true", "null"];
        Assert.Equal(expected, wires.Select(value => Read($$"""{"value":{{value}}}""").Value));
        Assert.Equal(JsonValueKind.Object, Assert.IsType<JsonElement>(Read("""{"value":{}}""").Value).ValueKind);
        Assert.Equal(JsonValueKind.Array, Assert.IsType<JsonElement>(Read("""{"channelData":[]}""").ChannelData).ValueKind);
    }

    [Fact]
    public void Untyped_fields_are_written_by_what_they_are()
    {
        var card = new HeroCard { Title = "t", Buttons = [new CardAction { Type = ActionTypes.ImBack, Value = 5 }] };
        var activity = new Activity { Value = new JsonObject { ["n"] = 1 }, ChannelData = new Dictionary<string, object?> { ["d"] = 1.5m }, Attachments = [card.ToAttachment()] };
        Assert.Equal(
            """{"attachments":[{"contentType":"application/vnd.microsoft.card.hero","content":{"title":"t","buttons":[{"type":"imBack","value":5}]}}],"channelData":{"d":1.5},"value":{"n":1}}""",
            Write(activity));
    }

    [Fact]
    public void Letter_case_comments_trailing_commas_and_numbers_for_ids_are_read()
    {
        var activity = Read("""{"Type":"message",/* note */"ID":17,"From":{"Id":1.5},"text":true,}""");
        Assert.Equal(("message", "17", "1.5", "true"), (activity.Type, activity.Id, activity.From?.Id, activity.Text));
    }

    [Theory]
    [InlineData("2026-11-22T18:11:18+08:00", "2026-11-22T10:11:18Z")]
    [InlineData("2026-11-22T18:11:18.1234567Z", "2026-11-22T18:11:18.1234567Z")]
    [InlineData("2026-11-22 18:11:18", "2026-11-22T18:11:18Z")]
    public void Times_are_read_in_the_forms_channels_use(string wire, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Read($$"""{"timestamp":"{{wire}}"}""").Timestamp);

    [Fact]
    public void A_derived_entity_is_written_whole_in_a_list_of_entities()
    {
        var activity = new Activity { Entities = [new Mention { Mentioned = new ChannelAccount("b1", "Bot"), Text = "<at>Bot</at>" }] };
        Assert.Equal("""{"entities":[{"mentioned":{"id":"b1","name":"Bot"},"text":"<at>Bot</at>","type":"mention"}]}""", Write(activity));
    }

    [Fact]
    public void An_entity_is_read_as_and_set_from_a_type_of_the_library()
    {
        var entity = new Entity();
        entity.SetAs(new Mention { Text = "x", Mentioned = new ChannelAccount("u") });
        Assert.Equal("mention", entity.Type);
        Assert.Equal("u", entity.GetAs<Mention>()?.Mentioned?.Id);
        Assert.Equal(entity, new Entity("mention") { Properties = { ["mentioned"] = new JsonObject { ["id"] = "u" }, ["text"] = "x" } });
        Assert.NotEqual(entity, new Entity("mention"));
    }

    [Fact]
    public void Channel_data_is_read_as_json_and_not_as_a_type_nobody_knows()
    {
        var activity = Read("""{"channelData":{"tenant":{"id":"t"}}}""");
        Assert.Equal("t", activity.GetChannelData<JsonObject>()?["tenant"]?["id"]?.GetValue<string>());
        Assert.False(activity.TryGetChannelData<SchemaTests>(out _));
        Assert.False(new Activity().TryGetChannelData<JsonObject>(out _));
    }

    [Theory]
    [InlineData("<at>Bot</at> 你好", "<at>Bot</at>", "你好")]
    [InlineData("你好 <AT>bot</AT>\u00a0", "<at>Bot</at>", "你好")]
    [InlineData("<at>Bot</at> a <at>Bot</at>", "<at>Bot</at>", "a")]
    [InlineData("<at>Bot</at> a", null, "a")]
    [InlineData("(.*) a", "(.*)", "a")]
    public void The_mention_of_the_bot_is_taken_out_of_the_text(string text, string? written, string expected)
    {
        var mention = new Mention { Mentioned = new ChannelAccount("b1", "Bot"), Text = written };
        var activity = new Activity { Type = "message", Text = text, Recipient = new ChannelAccount("b1"), Entities = [mention] };
        Assert.Equal(expected, activity.RemoveRecipientMention());
        Assert.Equal(expected, activity.Text);
    }

    [Fact]
    public void Mentions_of_others_stay_and_thin_mentions_do_no_harm()
    {
        var activity = Read("""{"type":"message","text":"<at>Ann</at> hi","recipient":{"id":"b1"},"entities":[{"type":"mention","mentioned":{"id":"ann"},"text":"<at>Ann</at>"},{"type":"mention"},{"type":"mention","mentioned":7,"text":8}]}""");
        Assert.Equal("<at>Ann</at> hi", activity.RemoveRecipientMention());
        Assert.True(activity.MentionsId("ann"));
        Assert.False(activity.MentionsRecipient());
        Assert.Equal(3, activity.GetMentions().Length);
        Assert.Null(new Activity { Text = null, Recipient = new ChannelAccount("b") }.RemoveRecipientMention());
        Assert.Equal("x", new Activity { Text = "x" }.RemoveRecipientMention());
    }

    [Fact]
    public void A_reply_exchanges_the_parties()
    {
        var reply = Read(Wires.Message("http://s")).CreateReply("ok");
        Assert.Equal(("b1", "u1", "a1", "c1", "zh-CN"), (reply.From?.Id, reply.Recipient?.Id, reply.ReplyToId, reply.Conversation?.Id, reply.Locale));
        Assert.Empty(reply.Attachments!);
    }

    [Fact]
    public void A_view_is_given_only_for_its_type_or_a_subtype()
    {
        Assert.NotNull(new Activity("Message").AsMessageActivity());
        Assert.NotNull(new Activity("message/card").AsMessageActivity());
        Assert.Null(new Activity("messageUpdate").AsMessageActivity());
        Assert.Null(new Activity().AsMessageActivity());
    }

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, (JsonTypeInfo<Activity>)HttpHelper.BotMessageSerializerSettings.GetTypeInfo(typeof(Activity)))!;

    private static string Write(Activity activity) => JsonSerializer.Serialize(activity, HttpHelper.BotMessageSerializerSettings.GetTypeInfo(typeof(Activity)));
}
