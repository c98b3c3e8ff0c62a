using PosBot.Dialogs;
using PosBot.Messages;
using PosBot.Triage.Content;

namespace PosBot;

/// <summary>
/// Takes edits of the content folder into use while the service runs. It looks once a second: editors rename, write in pieces and sit on
/// mounted folders, where change notices are missed.
/// </summary>
sealed partial class ContentWatch(
    CurrentEdition edition, PosBotOptions options, [FromKeyedServices(Clocks.System)] TimeProvider time, ILogger<ContentWatch> logger) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Texts that the program itself names; the linter knows only what the content names.</summary>
    static readonly string[] NamedByCode = ["ui.", "button.", "error.", "page.", "hedge."];

    FolderStamp inUse = FolderStamp.Of(options.Dialogs);
    FolderStamp? settling;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Watches(logger, Path.GetFullPath(options.Dialogs));
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Look();
    }

    /// <summary>A change is taken once two looks in a row find the same, so that nothing half written is read.</summary>
    public void Look()
    {
        FolderStamp found;
        try
        {
            found = FolderStamp.Of(options.Dialogs);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Moved at this very moment; the next look sees what came of it.
            settling = null;
            return;
        }

        var changed = found.ChangedSince(inUse);
        if (changed.Count == 0)
        {
            settling = null;
            return;
        }

        if (settling is null || found.ChangedSince(settling).Count > 0)
        {
            settling = found;
            return;
        }

        (inUse, settling) = (found, null);
        Take(changed);
    }

    void Take(IReadOnlyList<string> changed)
    {
        try
        {
            var edited = edition.Knowledge.Reload(options.Dialogs, options.CutOffTime);
            var gone = Gone(edition.Knowledge.Pack, edited.Pack);
            if (gone.Count > 0) throw new ContentException(gone);
            edition.Replace(edited);
            InUse(logger, edition.Knowledge.Pack.Hash, string.Join(", ", changed));
            var untrained = changed.Where(IsTrainedOn).ToArray();
            if (untrained.Length > 0) Untrained(logger, string.Join(", ", untrained));
        }
        // Whatever an edit does wrong, the conversations go on with what they had.
        catch (Exception failure)
        {
            IReadOnlyList<string> problems = failure is ContentException content ? [.. content.Problems.Select(p => p.ToString())] : [$"{failure.GetType().Name}: {failure.Message}"];
            edition.Refuse(problems);
            foreach (var problem in problems) Refused(logger, problem);
        }
    }

    static List<ContentProblem> Gone(ContentPack before, ContentPack after) =>
        [.. before.Words.SelectMany(words => words.Value.ByKey.Keys
            .Where(key => NamedByCode.Any(lead => key.StartsWith(lead, StringComparison.Ordinal)) && !after.In(words.Key).Has(key))
            .Select(key => new ContentProblem("words-gone", $"words/{words.Key}", 0, $"The text '{key}' is gone, but the running program may say it.", "Put it back, or build and start again.")))];

    static bool IsTrainedOn(string file) =>
        file == "lexicon.json" || (file.StartsWith("utterances/", StringComparison.Ordinal) && file.EndsWith(".txt", StringComparison.Ordinal));

    [LoggerMessage(40, LogLevel.Information, "The content folder {Folder} is watched")]
    static partial void Watches(ILogger logger, string folder);

    [LoggerMessage(41, LogLevel.Information, "Content {Hash} is in use from the next turn on; changed: {Files}")]
    static partial void InUse(ILogger logger, string hash, string files);

    [LoggerMessage(42, LogLevel.Warning, "{Files} changed, but the topic model and its lexicon stay those of the last build: nothing is trained while the service runs. Build and start again")]
    static partial void Untrained(ILogger logger, string files);

    [LoggerMessage(43, LogLevel.Error, "The edited content is not used, the old stays: {Problem}")]
    static partial void Refused(ILogger logger, string problem);
}
