namespace BotFramework.Dialogs;

/// <summary>Running a dialog as a whole bot.</summary>
public static class DialogExtensions
{
    /// <summary>Goes on with the conversation of this turn, or begins the dialog if nothing is active. An exception that no dialog handles leaves the stack as it is.</summary>
    public static async Task RunAsync(this Dialog dialog, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken)
    {
        var dc = await new DialogSet(accessor).Add(dialog).CreateContextAsync(turnContext, cancellationToken);
        while (true)
        {
            try
            {
                var result = await dc.ContinueDialogAsync(cancellationToken);
                if (result.Status == DialogTurnStatus.Empty)
                    await dc.BeginDialogAsync(dialog.Id, null, cancellationToken);
                return;
            }
            catch (Exception failure)
            {
                // A dialog that handles the error has put the stack right, so the activity is tried once more against it.
                if (!await dc.EmitEventAsync(DialogEvents.Error, failure, bubble: true, fromLeaf: true, cancellationToken))
                    throw;
            }
        }
    }
}
