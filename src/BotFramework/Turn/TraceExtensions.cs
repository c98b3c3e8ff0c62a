using System.Runtime.CompilerServices;
using BotFramework.Schema;

namespace BotFramework.TraceExtensions;

/// <summary>Notes for whoever debugs the bot.</summary>
public static class ITurnContextExtensions
{
    /// <summary>Sends a trace. Only the Emulator sees it; with expectReplies it reaches the caller on any channel, so nothing private belongs in it.</summary>
    public static Task<ResourceResponse> TraceActivityAsync(
        this ITurnContext turnContext,
        string name,
        object? value = null,
        string? valueType = null,
        [CallerMemberName] string? label = null,
        CancellationToken cancellationToken = default) =>
        turnContext.SendActivityAsync(turnContext.Activity.CreateTrace(name, value, valueType, label), cancellationToken);
}
