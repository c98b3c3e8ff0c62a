namespace PosBot.Messages;

/// <summary>Settings under PosBot.</summary>
sealed class TurnOptions
{
    /// <summary>After how many days without a message a case is deleted, with its conversation.</summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary>How many messages of one case may wait for the one being handled.</summary>
    public int MailboxBound { get; set; } = 16;
}
