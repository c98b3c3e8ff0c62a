using System.Globalization;
using System.Text.Json.Nodes;
using PosBot.Channels;

namespace PosBot.Privacy;

/// <summary>
/// The door through which everything a person sends comes in: behind it no string holds a card, phone, identity or account number, so
/// nothing later has to think of it. Ids stay: conversation, activity and user ids, clientActivityID and serviceUrl are needed as they are.
/// </summary>
static class ActivityRedaction
{
    /// <summary>Of a longer text the dialogs read the beginning and say so.</summary>
    public const int LongestText = 1_000;

    // More than is read, so that a number on the edge is seen whole before it is cut.
    const int CleanedText = LongestText + 200;

    // A longer text is kept only as its echo, and of that the channel shows 4,000 characters.
    const int LongestEcho = 5_000;

    /// <summary>The id that a client gives its own message; the channel's echo must carry it unchanged.</summary>
    public const string ClientActivityId = "clientActivityID";

    static readonly string[] WithId = ["from", "recipient", "conversation"];
    static readonly string[] ListsWithId = ["membersAdded", "membersRemoved"];
    static readonly string[] Times = ["timestamp", "localTimestamp"];
    static readonly string[] Done = [.. WithId, .. ListsWithId, "entities", "channelData", "id", "replyToId", "serviceUrl", "channelId", .. Times];

    /// <summary>Cleans an activity as it came over the wire, in place.</summary>
    public static JsonObject Redact(JsonObject activity)
    {
        if (activity["text"] is JsonValue text && text.TryGetValue(out string? said) && said.Length > LongestEcho) activity["text"] = Cut(said, LongestEcho);
        foreach (var name in WithId) JsonRedaction.Replace(activity, name, JsonRedaction.CleanKeepingId);
        foreach (var name in ListsWithId) JsonRedaction.Replace(activity, name, static list => JsonRedaction.CleanEach(list, JsonRedaction.CleanKeepingId));
        JsonRedaction.Replace(activity, "entities", static list => JsonRedaction.CleanEach(list, JsonRedaction.CleanEntity));
        JsonRedaction.Replace(activity, "channelData", static data => data is JsonObject fields ? JsonRedaction.CleanFields(fields, ClientActivityId) : JsonRedaction.Clean(data));
        foreach (var name in Times) JsonRedaction.Replace(activity, name, CleanTime);
        return JsonRedaction.CleanFields(activity, Done);
    }

    /// <summary>Cleans an activity in place.</summary>
    /// <returns>Whether the text was longer than <see cref="LongestText"/>; only its beginning is left then.</returns>
    public static bool Redact(Activity activity)
    {
        var tooLong = activity.Text is { Length: > LongestText };
        if (activity.Text is { } text) activity.Text = Cut(PlainText.Clean(Cut(text, CleanedText)), LongestText);
        CleanTexts(activity);
        CleanAccount(activity.From);
        CleanAccount(activity.Recipient);
        if (activity.Conversation is { } conversation)
        {
            conversation.Name = Clean(conversation.Name);
            UntypedJson.Clean(conversation);
        }
        foreach (var member in activity.MembersAdded ?? []) CleanAccount(member);
        foreach (var member in activity.MembersRemoved ?? []) CleanAccount(member);
        foreach (var attachment in activity.Attachments ?? []) CleanAttachment(attachment);
        foreach (var reaction in activity.ReactionsAdded ?? []) reaction.Type = Clean(reaction.Type);
        foreach (var reaction in activity.ReactionsRemoved ?? []) reaction.Type = Clean(reaction.Type);
        UntypedJson.Clean(activity);
        return tooLong;
    }

    // A time with its offset looks much like a telephone number.
    static JsonNode? CleanTime(JsonNode? time) =>
        time is JsonValue value && value.TryGetValue(out string? text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) ? time : JsonRedaction.Clean(time);

    static void CleanTexts(Activity activity)
    {
        // Nothing here reads these of an incoming activity, and what is not there needs no cleaning.
        (activity.SuggestedActions, activity.SemanticAction, activity.TextHighlights, activity.ListenFor, activity.RelatesTo) = (null, null, null, null, null);
        activity.Type = Clean(activity.Type);
        activity.Name = Clean(activity.Name);
        activity.Locale = Clean(activity.Locale);
        activity.LocalTimezone = Clean(activity.LocalTimezone);
        activity.TextFormat = Clean(activity.TextFormat);
        activity.AttachmentLayout = Clean(activity.AttachmentLayout);
        activity.TopicName = Clean(activity.TopicName);
        activity.Speak = Clean(activity.Speak);
        activity.InputHint = Clean(activity.InputHint);
        activity.Summary = Clean(activity.Summary);
        activity.Action = Clean(activity.Action);
        activity.Label = Clean(activity.Label);
        activity.ValueType = Clean(activity.ValueType);
        activity.Code = Clean(activity.Code);
        activity.Importance = Clean(activity.Importance);
    }

    static void CleanAccount(ChannelAccount? account)
    {
        if (account is null) return;
        account.Name = Clean(account.Name);
        UntypedJson.Clean(account);
    }

    static void CleanAttachment(Attachment attachment)
    {
        attachment.Name = Clean(attachment.Name);
        attachment.ContentType = Clean(attachment.ContentType);
        attachment.ContentUrl = Clean(attachment.ContentUrl);
        attachment.ThumbnailUrl = Clean(attachment.ThumbnailUrl);
        UntypedJson.Clean(attachment);
    }

    static string? Clean(string? text) => text is null ? null : PlainText.Clean(text);

    static string Cut(string text, int length) =>
        text.Length <= length ? text : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
}
