using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DirectLine;

namespace PosBot.Tests.DirectLine;

/// <summary>The smallest bot that keeps its side of the seam: greets, echoes, answers; can be told to fail.</summary>
sealed class EchoBot(IDirectLineLog log, DirectLineHub hub, TimeProvider time) : IDirectLineBot
{
    static readonly DirectLineAccount Bot = new("bot", "Bot");

    public ConcurrentQueue<DirectLineActivity> Delivered { get; } = new();
    public IEnumerable<DirectLineActivity> Messages => Delivered.Where(activity => activity.Type != "conversationUpdate");

    /// <summary>Runs before a turn commits; throw here to fail it.</summary>
    public Func<DirectLineActivity, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Text of the reply to a text; null for none.</summary>
    public Func<string, string?> Say { get; set; } = text => "echo: " + text;

    public async Task<DirectLineOutcome> DeliverAsync(DirectLineActivity activity, CancellationToken cancellationToken)
    {
        Delivered.Enqueue(activity);
        hub.SendTyping(activity.ConversationId);
        await Before(activity, cancellationToken);
        var entries = new List<DirectLineEntry>();
        if (activity.Type == "conversationUpdate") entries.Add(Reply(activity, "hello"));
        else entries.Add(DirectLineEntry.Echo(activity));
        if (activity.Type == "message" && Say((string?)activity.Json["text"] ?? "value") is { } said) entries.Add(Reply(activity, said));
        await log.AppendAsync(activity.ConversationId, entries, cancellationToken);
        hub.Notify(activity.ConversationId);
        return DirectLineOutcome.Committed;
    }

    DirectLineEntry Reply(DirectLineActivity to, string text) => DirectLineEntry.Reply(
        new JsonObject { ["type"] = "message", ["text"] = text, ["replyToId"] = to.Id }, to.ConversationId, Bot, time.GetUtcNow());
}
