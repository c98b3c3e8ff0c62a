using PosBot.EndToEnd.Browser;
using PosBot.EndToEnd.Service;
using static Microsoft.Playwright.Assertions;

namespace PosBot.EndToEnd.Stories;

/// <summary>Four conversations as a person has them: on a phone and on a desktop, with the real service, seeing only the screen. Saturday, 28 November 2026, ten in the morning.</summary>
public sealed class StoryTests(Chromium chromium)
{
    const string Saturday = "2026-11-28T10:00:00+08:00";

    [Theory, InlineData("phone"), InlineData("desktop")]
    public async Task A_sale_on_Friday_is_not_late_on_Saturday(string screen)
    {
        await using var service = await ServiceProcess.StartAsync(Saturday);
        await using var visit = await OpenAsync(service, screen);
        var merchant = new Person(visit, Wording.Chinese, ("who", "merchant"), ("status", "pending"), ("swiped", "yesterday"), ("cycle", "t1"), ("asked_who", "none"), ("slip_name", "mine"));
        await merchant.SayAsync("昨天刷的到现在没到");
        await merchant.AnswerUntilToldAsync("wait-until-due");
        await visit.SeeAsync("11月30日");
        await visit.ShootAsync("story-weekend");
        visit.NothingWentWrong();
    }

    [Theory, InlineData("phone"), InlineData("desktop")]
    public async Task Who_lost_the_agent_is_sent_past_the_agent(string screen)
    {
        await using var service = await ServiceProcess.StartAsync(Saturday);
        await using var visit = await OpenAsync(service, screen);
        var merchant = new Person(visit, Wording.Chinese, ("who", "merchant"), ("status", "unknown"), ("swiped", "week"), ("cycle", "t1"), ("asked_who", "agent"), ("agent", "gone"), ("victims", "no"), ("slip_name", "mine"));
        await merchant.SayAsync("钱没到，给我办机的业务员电话打不通了");
        await merchant.AnswerUntilToldAsync("support-agent-gone");
        await visit.ShootAsync("story-agent");
        visit.NothingWentWrong();
    }

    [Theory, InlineData("phone"), InlineData("desktop")]
    public async Task Who_is_being_cheated_gets_the_calls_before_any_question(string screen)
    {
        await using var service = await ServiceProcess.StartAsync(Saturday);
        await using var visit = await OpenAsync(service, screen);
        var merchant = new Person(visit, Wording.Chinese);
        await merchant.SayAsync("他让我开屏幕共享退押金，我刚把验证码念给他");
        await merchant.SeeAsync("outcome.police-scam-now.next");
        await visit.ShootAsync("story-scam");
        await Expect(visit.Page.Locator("#client").GetByText("马上做").First).ToBeInViewportAsync();
        Assert.Equal("tel:110", await visit.DialAsync(Wording.Chinese["ui.call"].Replace("{number}", "110", StringComparison.Ordinal)));
        visit.NothingWentWrong();
    }

    [Theory, InlineData("phone"), InlineData("desktop")]
    public async Task An_aside_is_answered_and_a_correction_changes_the_answer(string screen)
    {
        await using var service = await ServiceProcess.StartAsync(Saturday);
        await using var visit = await OpenAsync(service, screen);
        var merchant = new Person(visit, Wording.Chinese, ("topic", "not_arrived_delay"), ("who", "merchant"), ("status", "pending"), ("swiped", "yesterday"), ("cycle", "t1"), ("asked_who", "none"), ("slip_name", "mine"));
        await merchant.SayAsync("刷卡的钱还没到账");
        await merchant.AnswerUntilAskedAsync("swiped");
        await merchant.SayAsync("啥叫工作日啊");
        await merchant.SeeAsync("outcome.info-what-is-workday.next");
        await merchant.SeeAsync("ui.back_to");
        await merchant.TapAsync("swiped");
        await merchant.AnswerUntilToldAsync("wait-until-due");
        await merchant.SayAsync("不对，是周三刷的");
        await merchant.AnswerUntilToldAsync("support-late");
        await visit.ShootAsync("story-correction");
        visit.NothingWentWrong();
    }

    async Task<Visit> OpenAsync(ServiceProcess service, string screen)
    {
        var visit = await Visit.StartAsync(chromium, service.Address, screen == "phone" ? Screen.Phone : Screen.Desktop);
        await visit.OpenAsync();
        await visit.SeeAsync(Wording.Chinese.Mark("ui.welcome"));
        return visit;
    }
}
