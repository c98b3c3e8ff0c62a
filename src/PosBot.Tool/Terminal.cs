using PosBot.Dialogs;
using PosBot.Messages;
using PosBot.State;

namespace PosBot.Tool;

/// <summary>One conversation without a service, as a channel without cards shows it: text twins, buttons in the text. Nothing is stored.</summary>
sealed class Terminal(Knowledge knowledge, DateTimeOffset now, string locale = "zh-CN") : BotAdapter
{
    readonly PosBotHandler bot = new(new Conversation(knowledge));
    readonly List<Activity> said = [];
    CaseRecord record = new();

    /// <summary>What the bot answers, in order.</summary>
    public async Task<IReadOnlyList<Activity>> AskAsync(string text, CancellationToken cancellationToken)
    {
        said.Clear();
        // As in the service: judged before it is masked, and masked before anything reads it.
        var seen = knowledge.Check.Check(text);
        var activity = new Activity
        {
            Type = ActivityTypes.Message, Text = seen.Text, Locale = locale, ChannelId = "terminal", Id = Guid.NewGuid().ToString("n"),
            From = new ChannelAccount("you"), Recipient = new ChannelAccount("posbot"), Conversation = new ConversationAccount(id: "terminal"),
        };
        using var context = new TurnContext(this, activity);
        var turn = new CaseTurn(new CaseKey("terminal", "terminal", "you"), record, 0, now, cancellationToken) { Check = seen.Verdict };
        context.TurnState.Set(turn);
        await RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);
        record = turn.Erase ? new CaseRecord() : turn.Record;
        return [.. said];
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        said.AddRange(activities);
        return Task.FromResult(activities.Select(_ => new ResourceResponse(Guid.NewGuid().ToString("n"))).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A terminal cannot change what it printed.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A terminal cannot take back what it printed.");
}
