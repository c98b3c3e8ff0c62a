using PosBot.Tests.Content;
using PosBot.Tests.Triage;
using PosBot.Tool;
using PosBot.Triage.Content;

namespace PosBot.Tests.Tools;

public sealed class NewQuestionTests
{
    [Fact]
    public void A_skeleton_stands_last_in_the_flow_and_the_linter_refuses_only_its_unwritten_words()
    {
        using var pack = new BrokenPack();
        var before = File.ReadAllText(Path.Combine(pack.Folder, "flow.json"));
        Assert.Null(NewQuestion.Write(pack.Folder, "zz_new"));
        var (loaded, problems) = ContentLoader.TryLoad(pack.Folder, RealPack.CutOff);
        Assert.Null(loaded);
        Assert.All(problems, p => Assert.Equal("residue", p.Code));
        // Ask, why and three options, in two languages.
        Assert.Equal(10, problems.Count);

        foreach (var locale in new[] { "zh-CN", "en-US" }) pack.Edit($"words/{locale}/flow.md", text => text.Replace("TODO", "zz", StringComparison.Ordinal));
        var written = ContentLoader.Load(pack.Folder, RealPack.CutOff);
        Assert.Equal("zz_new", written.Questions[^1].Id);
        Assert.Equal(RealPack.Pack.Questions.Length + 1, written.Questions.Length);
        // Nothing else of the file is written anew.
        var after = File.ReadAllText(Path.Combine(pack.Folder, "flow.json"));
        var added = after.Length - before.Length;
        var at = after.IndexOf("zz_new", StringComparison.Ordinal);
        var start = Enumerable.Range(0, before.Length).First(i => before[i] != after[i]);
        Assert.InRange(start, 1, at);
        Assert.Equal(before, after.Remove(start, added));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("lateness")]
    [InlineData("case")]
    [InlineData("Status")]
    [InlineData("wait-days")]
    [InlineData("1st")]
    [InlineData("")]
    public void An_id_that_is_taken_or_no_word_is_refused_and_nothing_is_written(string id)
    {
        using var pack = new BrokenPack();
        Assert.NotNull(NewQuestion.Write(pack.Folder, id));
        Assert.Equal(RealPack.Pack.Hash, ContentLoader.Load(pack.Folder, RealPack.CutOff).Hash);
    }
}
