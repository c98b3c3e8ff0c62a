namespace PosBot.Dialogs;

/// <summary>What a channel can show. The one table of differences between channels; everything else is the same conversation.</summary>
/// <param name="Cards">Adaptive Cards are shown; elsewhere their text twin is sent.</param>
/// <param name="Buttons">How many suggested actions are shown; past that, or where there are none, buttons go on a card, or into the text.</param>
/// <param name="ButtonsOnCard">Choices are put on a card as Action.Submit.</param>
sealed record ChannelShape(bool Cards, int Buttons, bool ButtonsOnCard)
{
    static readonly ChannelShape Rich = new(Cards: true, Buttons: 100, ButtonsOnCard: false);

    /// <summary>Teams shows three suggested actions, only in personal chats and never beside an attachment.</summary>
    static readonly ChannelShape Teams = new(Cards: true, Buttons: 0, ButtonsOnCard: true);

    static readonly ChannelShape Plain = new(Cards: false, Buttons: 0, ButtonsOnCard: false);

    public static ChannelShape Of(string? channelId) => channelId switch
    {
        "emulator" or "directline" or "webchat" or "test" => Rich,
        "msteams" => Teams,
        _ => Plain,
    };
}
