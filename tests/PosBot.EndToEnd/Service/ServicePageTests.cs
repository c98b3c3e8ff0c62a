using PosBot.EndToEnd.Browser;

namespace PosBot.EndToEnd.Service;

/// <summary>The whole service as a visitor meets it.</summary>
public sealed class ServicePageTests(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task The_bot_greets_in_the_visitor_s_language_and_a_reload_shows_the_same_conversation(string language)
    {
        await using var service = await ServiceProcess.StartAsync();
        foreach (var screen in (Screen[])[Screen.Phone, Screen.Desktop])
        {
            await using var visit = await Visit.StartAsync(chromium, service.Address, screen, language);
            var welcome = (language == "zh-CN" ? Wording.Chinese : Wording.English).Mark("ui.welcome");
            await visit.OpenAsync();
            await visit.SeeAsync(welcome);
            await visit.ShootAsync($"welcome-{language}");
            await visit.Page.ReloadAsync();
            await visit.SeeAsync(welcome);
            Assert.Equal(1, await visit.CountAsync(welcome));
            visit.NothingWentWrong();
        }
    }
}
