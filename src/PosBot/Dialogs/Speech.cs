using PosBot.Triage.Content;

namespace PosBot.Dialogs;

/// <summary>Words to activities: the language, and the one place where channels differ.</summary>
sealed class Speech(ITurnContext context, Words words, ChannelShape shape)
{
    public Words Words => words;

    public bool Chinese => words.Locale.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>Says a text of the words, with its placeholders filled.</summary>
    public Task Say(string key, CancellationToken cancellationToken, params ReadOnlySpan<(string, string)> values) =>
        Tell(words.Say(key, values), [], null, cancellationToken);

    /// <summary>One message: text, buttons to tap, and what machines read.</summary>
    public Task Tell(string text, IReadOnlyList<string> buttons, Entity? entity, CancellationToken cancellationToken)
    {
        var activity = Message(buttons.Count > 0 && shape is { Buttons: 0, ButtonsOnCard: false } ? $"{text}\n\n{string.Join(" / ", buttons)}" : text);
        if (entity is not null) (activity.Entities ??= []).Add(entity);
        if (buttons.Count > 0 && shape.ButtonsOnCard)
            activity.Attachments = [AdaptiveCards.Attach(AdaptiveCards.Buttons(buttons))];
        else if (buttons.Count > 0 && shape.Buttons > 0)
            activity.SuggestedActions = Suggested(buttons);
        return context.SendActivityAsync(activity, cancellationToken);
    }

    /// <summary>A text that is taken along as it stands, so its characters are no formatting.</summary>
    public Task Copyable(string text, CancellationToken cancellationToken)
    {
        var activity = Message(text);
        activity.TextFormat = TextFormatTypes.Plain;
        return context.SendActivityAsync(activity, cancellationToken);
    }

    /// <summary>A card with its text twin: the card where the channel shows cards, the twin elsewhere.</summary>
    public Task Show(System.Text.Json.Nodes.JsonObject card, string twin, IReadOnlyList<string> buttons, CancellationToken cancellationToken)
    {
        if (!shape.Cards) return Tell(twin, buttons, null, cancellationToken);
        card["fallbackText"] = twin;
        if (shape.ButtonsOnCard) AdaptiveCards.AddButtons(card, buttons);
        var activity = Message(null);
        activity.Attachments = [AdaptiveCards.Attach(card)];
        if (!shape.ButtonsOnCard && shape.Buttons > 0 && buttons.Count > 0) activity.SuggestedActions = Suggested(buttons);
        return context.SendActivityAsync(activity, cancellationToken);
    }

    Activity Message(string? text)
    {
        var activity = (Activity)Activity.CreateMessageActivity();
        (activity.Text, activity.Locale, activity.InputHint) = (text, words.Locale, InputHints.AcceptingInput);
        return activity;
    }

    static SuggestedActions Suggested(IReadOnlyList<string> buttons) =>
        new() { Actions = [.. buttons.Select(title => new CardAction { Type = ActionTypes.ImBack, Title = title, Value = title })] };
}
