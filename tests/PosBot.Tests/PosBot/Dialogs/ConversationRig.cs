using PosBot.Dialogs;
using PosBot.Messages;
using PosBot.State;
using PosBot.Triage;
using PosBot.Triage.Content;
using Activity = BotFramework.Schema.Activity;

namespace PosBot.Tests.Service.Dialogs;

/// <summary>The conversation without HTTP and store: one case, one message after another, on a day that the test sets.</summary>
sealed class ConversationRig(DateTimeOffset now) : BotFramework.BotAdapter
{
    public static readonly Knowledge Knowledge = Knowledge.Load(
        Path.Combine(AppContext.BaseDirectory, "dialogs"), Path.Combine(AppContext.BaseDirectory, "intent.model"), PosBotOptions.DefaultCutOff);

    readonly PosBotHandler bot = new(new Conversation(Knowledge));
    readonly List<Activity> sent = [];
    int messages;

    public static ContentPack Pack => Knowledge.Pack;

    public static Words Words => Pack.In("zh-CN");

    public CaseRecord Record { get; set; } = new();

    /// <summary>Opens a question as if it had just been asked, with the answers given so far.</summary>
    public void Open(string question, Answers answers) => Record = Record with { Answers = answers, OpenQuestion = question, Previous = [question], Welcomed = true, Locale = "zh-CN" };

    /// <summary>All texts of the replies, joined.</summary>
    public async Task<string> SayAsync(string text)
    {
        sent.Clear();
        var activity = new Activity
        {
            Type = "message", Text = text, ChannelId = "test", Id = $"m{++messages}", Locale = "zh-CN",
            From = new() { Id = "user" }, Recipient = new() { Id = "bot" }, Conversation = new() { Id = "c" },
        };
        using var context = new BotFramework.TurnContext(this, activity);
        var turn = new CaseTurn(new CaseKey("test", "c", "user"), Record, messages, now, CancellationToken.None);
        context.TurnState.Set(turn);
        await RunPipelineAsync(context, bot.OnTurnAsync, CancellationToken.None);
        Record = turn.Erase ? new CaseRecord() : turn.Record;
        return string.Join("\n", sent.Select(a => a.Text));
    }

    public override Task<BotFramework.Schema.ResourceResponse[]> SendActivitiesAsync(BotFramework.ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        sent.AddRange(activities);
        return Task.FromResult(activities.Select(_ => new BotFramework.Schema.ResourceResponse("r")).ToArray());
    }

    public override Task<BotFramework.Schema.ResourceResponse> UpdateActivityAsync(BotFramework.ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task DeleteActivityAsync(BotFramework.ITurnContext turnContext, BotFramework.Schema.ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
