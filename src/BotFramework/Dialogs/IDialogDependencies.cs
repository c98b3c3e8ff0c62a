namespace BotFramework.Dialogs;

/// <summary>A dialog that brings others into the set it is added to.</summary>
public interface IDialogDependencies
{
    IEnumerable<Dialog> GetDependencies();
}
