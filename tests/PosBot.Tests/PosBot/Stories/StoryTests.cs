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
    public void There_are_at_least_twenty_five_stories() => Assert.True(Directory.GetFiles(Folder(), "*.chat").Length >= 25);

    static string Folder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "stories"));
}
