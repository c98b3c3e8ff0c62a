using BotFramework.Schema;

namespace BotFramework.Adapters;

/// <summary>A conversation as a test writes it down; each call is a later step of it, and <see cref="StartTestAsync"/> is its end.</summary>
public class TestFlow
{
    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler _callback;
    private readonly Task _testTask;

    public TestFlow(TestAdapter adapter, BotCallbackHandler callback) => (_adapter, _callback, _testTask) = (adapter, callback, Task.CompletedTask);

    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, bot.OnTurnAsync)
    {
    }

    public TestFlow(Task task, TestFlow flow) => (_adapter, _callback, _testTask) = (flow._adapter, flow._callback, task);

    public Task StartTestAsync() => _testTask;

    public TestFlow Send(string userSays)
    {
        ArgumentNullException.ThrowIfNull(userSays);
        return Then(() => _adapter.SendTextToBotAsync(userSays, _callback, CancellationToken.None));
    }

    public TestFlow Send(IActivity userActivity)
    {
        ArgumentNullException.ThrowIfNull(userActivity);
        return Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback));
    }

    /// <summary>The user joins.</summary>
    public TestFlow SendConversationUpdate()
    {
        var update = Activity.CreateConversationUpdateActivity();
        update.MembersAdded!.Add(_adapter.Conversation.User!);
        return Send(update);
    }

    public TestFlow Test(string userSays, string expected, string? description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(expected, description, timeout);

    public TestFlow Test(string userSays, Action<IActivity> validateActivity, string? description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(validateActivity, description, timeout);

    public TestFlow AssertReply(string expected, string? description = null, uint timeout = 3000) => AssertReply(
        reply =>
        {
            var said = reply.AsMessageActivity()?.Text?.Trim();
            if (said != expected.Trim())
                throw Failure(description, $"expected \"{expected}\", got {(said is null ? reply.Type : $"\"{said}\"")}");
        },
        description,
        timeout);

    public TestFlow AssertReplyContains(string expected, string? description = null, uint timeout = 3000) => AssertReply(
        reply =>
        {
            var said = reply.AsMessageActivity()?.Text;
            if (said?.Contains(expected, StringComparison.Ordinal) != true)
                throw Failure(description, $"expected a text with \"{expected}\", got {(said is null ? reply.Type : $"\"{said}\"")}");
        },
        description,
        timeout);

    public TestFlow AssertReplyOneOf(string[] candidates, string? description = null, uint timeout = 3000) => AssertReply(
        reply =>
        {
            var said = reply.AsMessageActivity()?.Text;
            if (!candidates.Contains(said))
                throw Failure(description, $"\"{said}\" is none of: {string.Join(" | ", candidates)}");
        },
        description,
        timeout);

    /// <summary>The next reply, within <paramref name="timeout"/> milliseconds.</summary>
    public TestFlow AssertReply(Action<IActivity> validateActivity, string? description = null, uint timeout = 3000) => Then(async () =>
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeout));
        try
        {
            validateActivity(await _adapter.GetNextReplyAsync(late.Token));
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw Failure(description, "there was no reply");
        }
    });

    /// <summary>Nothing more was sent by the turns so far. Turns are over when their step is, so the time limit of the published signature is not waited for.</summary>
    public TestFlow AssertNoReply(string? description = null, uint timeout = 3000) => Then(() =>
        _adapter.GetNextReply() is { } reply ? throw Failure(description, $"no reply was expected, got {reply.AsMessageActivity()?.Text ?? reply.Type}") : Task.CompletedTask);

    private static InvalidOperationException Failure(string? description, string what) => new(description is null ? what : $"{description}: {what}");

    private TestFlow Then(Func<Task> step)
    {
        return new TestFlow(RunAsync(), this);

        async Task RunAsync()
        {
            await _testTask;
            await step();
        }
    }
}
