namespace BotFramework.Schema;

/// <summary>Reading and stripping mentions.</summary>
public static class ActivityExtensions
{
    public static bool MentionsId(this IMessageActivity activity, string id) => Array.Exists(activity.GetMentions(), mention => mention.Mentioned?.Id == id);

    public static bool MentionsRecipient(this IMessageActivity activity) => activity.Recipient?.Id is { } id && activity.MentionsId(id);

    /// <summary>Takes every mention of the recipient (the bot) out of the text, and trims it. Changes and returns the text.</summary>
    public static string? RemoveRecipientMention(this IMessageActivity activity) =>
        activity.Recipient?.Id is { } id ? activity.RemoveMentionText(id) : activity.Text;

    /// <summary>Takes every mention of this id out of the text, and trims it. A mention without its own text is taken to read &lt;at&gt;name&lt;/at&gt;.</summary>
    public static string? RemoveMentionText(this IMessageActivity activity, string id)
    {
        if (activity.Text is null)
            return null;
        foreach (var mention in activity.GetMentions())
        {
            if (mention.Mentioned is not { } mentioned || mentioned.Id != id)
                continue;
            var written = mention.Text ?? $"<at>{mentioned.Name}</at>";
            if (written.Length > 0)
                activity.Text = activity.Text.Replace(written, string.Empty, StringComparison.OrdinalIgnoreCase).Trim();
        }

        return activity.Text;
    }
}
