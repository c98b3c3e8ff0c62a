namespace BotFramework.Dialogs;

/// <summary>The stack of dialogs, the active one first. This is what is kept between turns.</summary>
public class DialogState
{
    public DialogState()
        : this(null)
    {
    }

    public DialogState(List<DialogInstance>? stack) => DialogStack = stack ?? [];

    public List<DialogInstance> DialogStack { get; set; }
}
