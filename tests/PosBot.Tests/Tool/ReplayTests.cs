using PosBot.Dialogs;
using PosBot.Tests.Triage;
using PosBot.Tool;

namespace PosBot.Tests.Tools;

public sealed class ReplayTests
{
    static readonly Lazy<Knowledge> Loaded = new(() => Knowledge.Load(RealPack.Folder, Path.Combine(AppContext.BaseDirectory, "intent.model"), RealPack.CutOff));

    [Fact]
    public async Task A_story_without_a_language_is_shown_in_both_as_a_person_reads_it()
    {
        var shown = await Play("weekend-delay", render: true);
        var (zh, en) = (RealPack.Pack.In("zh-CN"), RealPack.Pack.In("en-US"));
        var parts = shown.Split("# weekend-delay");
        Assert.Equal(3, parts.Length);
        foreach (var (part, words, other) in new[] { (parts[1], zh, en), (parts[2], en, zh) })
        {
            Assert.Contains("周五晚上刷的钱到现在没到", part, StringComparison.Ordinal);
            foreach (var key in new[] { "ask.status", "option.status.pending", "ask.cycle", "ui.then", "ui.changes", "hedge.G1" })
            {
                Assert.Contains(words[key], part, StringComparison.Ordinal);
                Assert.DoesNotContain(other[key], part, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_story_that_names_its_language_is_shown_in_that_one()
    {
        var shown = await Play("payer-charged-english", render: true);
        Assert.Equal(2, shown.Split("# payer-charged-english").Length);
        Assert.DoesNotContain("机:", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_render_a_line_tells_where_each_reply_leads()
    {
        var shown = await Play("weekend-delay", render: false);
        Assert.Contains("so far ", shown, StringComparison.Ordinal);
        Assert.Contains("wait: wait-until-due by arrival-not-due, 2026-11-30", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(RealPack.Pack.In("zh-CN")["ask.status"], shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_outcome_is_shown_once_in_each_language_with_no_placeholder_left()
    {
        using var output = new StringWriter();
        new OutcomeGallery(RealPack.Pack, new DateOnly(2026, 11, 23)).Print(output);
        var shown = output.ToString();
        foreach (var locale in RealPack.Pack.Words.Keys)
            foreach (var outcome in RealPack.Pack.Outcomes.Values)
                Assert.Equal(2, shown.Split($"==== {outcome.Id} ({locale};").Length);
        Assert.DoesNotContain("{", shown, StringComparison.Ordinal);
    }

    static async Task<string> Play(string story, bool render)
    {
        await using var output = new StringWriter();
        var path = Path.Combine(RealPack.Root, "tests", "stories", story + ".chat");
        await Replay.Play(Loaded.Value, Story.Read(path), render, output, TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
