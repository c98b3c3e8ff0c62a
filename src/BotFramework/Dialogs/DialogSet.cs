using System.Security.Cryptography;
using System.Text;

namespace BotFramework.Dialogs;

/// <summary>Dialogs that can call each other by id.</summary>
public class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs = [];
    private readonly IStatePropertyAccessor<DialogState>? _dialogState;
    private string? _version;

    /// <summary>A set whose stack is kept by this accessor.</summary>
    public DialogSet(IStatePropertyAccessor<DialogState> dialogState)
    {
        ArgumentNullException.ThrowIfNull(dialogState);
        _dialogState = dialogState;
    }

    /// <summary>A set within a container, which keeps the stack.</summary>
    public DialogSet()
    {
    }

    /// <summary>A hash of the versions of all dialogs, in base64.</summary>
    public virtual string GetVersion()
    {
        if (_version is null)
        {
            var versions = new StringBuilder();
            foreach (var dialog in _dialogs.Values)
                versions.Append(dialog.GetVersion());
            _version = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(versions.ToString())));
        }

        return _version;
    }

    /// <summary>Adds a dialog. Another one of the same id gets the id with the first free number from 2 on behind it.</summary>
    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        _version = null;
        if (_dialogs.TryGetValue(dialog.Id, out var known))
        {
            if (known == dialog)
                return this;
            var suffix = 2;
            while (_dialogs.ContainsKey($"{dialog.Id}{suffix}"))
                suffix++;
            dialog.Id = $"{dialog.Id}{suffix}";
        }

        _dialogs[dialog.Id] = dialog;
        if (dialog is IDialogDependencies dependent)
        {
            foreach (var needed in dependent.GetDependencies())
                Add(needed);
        }

        return this;
    }

    /// <summary>The stack of this turn's conversation; an empty one is made and stored if there is none.</summary>
    /// <exception cref="InvalidOperationException">The set was made without an accessor.</exception>
    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (_dialogState is null)
            throw new InvalidOperationException("A dialog set without a state accessor cannot create a context.");
        var state = await _dialogState.GetAsync(turnContext, static () => new DialogState(), cancellationToken);
        return new DialogContext(this, turnContext, state);
    }

    public Dialog? Find(string dialogId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dialogId);
        return _dialogs.GetValueOrDefault(dialogId);
    }

    public IEnumerable<Dialog> GetDialogs() => _dialogs.Values;
}
