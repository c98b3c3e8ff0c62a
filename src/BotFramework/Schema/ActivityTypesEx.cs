namespace BotFramework.Schema;

/// <summary>Activity types that never leave the bot: the adapter acts on them.</summary>
public static class ActivityTypesEx
{
    /// <summary>The adapter waits <see cref="Activity.Value"/> milliseconds.</summary>
    public const string Delay = "delay";

    /// <summary><see cref="Activity.Value"/> is the answer to the invoke being handled.</summary>
    public const string InvokeResponse = "invokeResponse";
}
