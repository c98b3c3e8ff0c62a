using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;
using PosBot.Dialogs;
using PosBot.Tool;

namespace PosBot.Tests.Service.Stories;

/// <summary>Every story on the shape of every channel.</summary>
public sealed class StoryTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    public static TheoryData<string, string> Stories()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Folder(), "*.chat").Order(StringComparer.Ordinal))
            foreach (var channel in ChannelActivity.All)
                data.Add(Path.GetFileNameWithoutExtension(file), channel.Channel);
        return data;
    }

    [Theory, MemberData(nameof(Stories))]
    public async Task A_story_goes_as_written(string name, string channel)
    {
        var story = Story.Read(Path.Combine(Folder(), name + ".chat"));
        using var client = host.CreateClient();
        var pack = host.Services.GetRequiredService<Knowledge>().Pack;
        // The fake clock runs forward only, so stories of an earlier day get a jump back by adjustment.
        host.Business.AdjustTime(story.On);
        var difference = await new StoryRunner(client, pack, new ChannelActivity(channel)).PlayAsync(story);
        Assert.True(difference is null, difference);
    }

    [Fact]
    public void There_are_at_least_125_stories_and_a_third_of_them_is_in_English()
    {
        var stories = Written();
        Assert.True(stories.Length >= 125, $"There are {stories.Length} stories.");
        Assert.True(stories.Count(s => s.Locale == "en-US") * 3 >= stories.Length, $"{stories.Count(s => s.Locale == "en-US")} of {stories.Length} stories are in English.");
    }

    [Fact]
    public void Every_outcome_of_a_case_ends_some_story()
    {
        var told = Written().SelectMany(s => s.Turns).SelectMany(t => t.Wanted).Where(w => w.Kind == "outcome").Select(w => w.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(host.Services.GetRequiredService<Knowledge>().Pack.Outcomes.Values.Where(o => o.Topics.IsEmpty).Select(o => o.Id).Except(told).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_topic_is_what_some_message_of_a_story_is_about()
    {
        var knowledge = host.Services.GetRequiredService<Knowledge>();
        var met = Written().SelectMany(s => s.Turns.Where(t => !t.Says.StartsWith('[')).Select(t => knowledge.Understanding.Read(t.Says, s.On)))
            .Where(u => u.Accepted).Select(u => u.Topic).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(knowledge.Pack.Topics.Keys.Except(met).Order(StringComparer.Ordinal));
    }

    static Story[] Written() => [.. Directory.GetFiles(Folder(), "*.chat").Select(Story.Read)];

    static string Folder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "stories"));
}
