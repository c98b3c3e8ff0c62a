using PosBot.Training;
using PosBot.Triage.Reading;

namespace PosBot.Tests.Triage.Reading;

public sealed class IntentModelTests
{
    static readonly Lexicon Lexicon = Lexicon.Parse("""{"concepts":{"arrive":["到账"],"refund":["退款"],"weather":["天气"]}}"""u8);

    static readonly string[] Topics = ["being_scammed_now", "not_arrived_delay", "not_arrived_overdue", "out_of_scope", "refund_not_received"];

    static readonly (int Topic, string Text)[] Lines =
    [
        (0, "验证码给他了"), (0, "我把验证码发过去了"), (0, "刚转到安全账户"), (0, "他让我共享屏幕"), (0, "验证码念给骗子了"), (0, "安全账户我转了"),
        (1, "昨天刷的没到账"), (1, "钱还没到账"), (1, "刷了没到"), (1, "等了一天没到账"), (1, "等了两天没到账"), (1, "今天刷的没到账"),
        (2, "等了九天没到账"), (2, "等了二十天没到账"), (2, "等了一个月没到账"), (2, "半个月没到账"), (2, "等了八天没到账"), (2, "拖了三周没到账"),
        (3, "今天天气好吗"), (3, "讲个笑话"), (3, "天气怎么样"), (3, "唱个歌"), (3, "明天天气呢"), (3, "讲个故事"),
        (4, "退款没收到"), (4, "商家说退款了"), (4, "退款多久"), (4, "退款没退回来"), (4, "撤销了没退"), (4, "退款还没到"),
    ];

    static readonly ModelFile File = Train();

    static readonly IntentModel Model = new(File);

    [Theory]
    [InlineData("验证码给骗子了", "being_scammed_now")]
    [InlineData("钱没到账呢", "not_arrived_delay")]
    [InlineData("等了十一天没到账", "not_arrived_overdue")]
    [InlineData("笑话讲一个", "out_of_scope")]
    [InlineData("我的退款呢", "refund_not_received")]
    public void A_new_line_goes_to_the_topic_of_its_kind(string text, string topic) => Assert.Equal(topic, Predict(Model, text).Top);

    [Fact]
    public void The_same_lines_give_the_same_bytes() => Assert.Equal(Bytes(File), Bytes(Train()));

    [Fact]
    public void A_model_is_the_same_after_writing_and_reading()
    {
        var read = IntentModel.Load(new MemoryStream(Bytes(File)));
        foreach (var (_, text) in Lines)
            Assert.Equal(Predict(Model, text), Predict(read, text));
    }

    [Fact]
    public void A_file_of_another_kind_is_refused() => Assert.Throws<InvalidDataException>(() => IntentModel.Load(new MemoryStream(new byte[64])));

    [Fact]
    public void A_scam_in_second_place_is_seen_within_its_limit()
    {
        var prediction = Model.Judge([0.4f, 0.5f, -1, -1, -1]);
        Assert.Equal("not_arrived_delay", prediction.Top);
        Assert.Equal(0.1f, prediction.ScamGap, 3);
        Assert.True(prediction.ScamNear);
        Assert.False(Model.Judge([-0.4f, 0.5f, -1, -1, -1]).ScamNear);
    }

    [Theory]
    [InlineData(new[] { -1f, 0.9f, -1f, -1f, -1f }, Verdict.Accept)]
    [InlineData(new[] { -1f, 0.4f, 0.35f, -1f, -1f }, Verdict.Ask)]
    [InlineData(new[] { -1f, -0.8f, -0.9f, -1.2f, -1f }, Verdict.Reject)]
    [InlineData(new[] { -1f, 0.3f, -1f, 0.25f, -1f }, Verdict.Reject)]
    public void Scores_lead_to_a_verdict(float[] scores, Verdict expected) => Assert.Equal(expected, Model.Judge(scores).Verdict);

    [Fact]
    public void A_warm_thread_predicts_without_allocating()
    {
        var text = Folding.Fold("等了九天没到账 T+1 the money has not arrived");
        var hits = Lexicon.Read(text);
        var scan = ReadingFixture.Scan("等了九天没到账 T+1 the money has not arrived");
        for (var i = 0; i < 50; i++)
            Model.Predict(text, hits, scan);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Model.Predict(text, hits, scan);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Many_threads_get_the_answer_of_one()
    {
        var expected = Lines.Select(l => Predict(Model, l.Text)).ToArray();
        Parallel.For(0, 400, i => Assert.Equal(expected[i % expected.Length], Predict(Model, Lines[i % Lines.Length].Text)));
    }

    static ModelFile Train() => Trainer.Train(Topics, [.. Lines.Select(l => new Line(l.Text, "zh-CN", l.Topic, Features(l.Text)))], "test", new Thresholds(0f, 0.1f, -0.5f, 0.1f, 0.3f));

    static ulong[] Features(string text)
    {
        var folded = Folding.Fold(text);
        return new FeatureReader().Read(folded, Lexicon.Read(folded), ReadingFixture.Scan(text)).ToArray();
    }

    static Prediction Predict(IntentModel model, string text)
    {
        var folded = Folding.Fold(text);
        return model.Predict(folded, Lexicon.Read(folded), ReadingFixture.Scan(text));
    }

    static byte[] Bytes(ModelFile file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }
}
