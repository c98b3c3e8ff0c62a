using System.CommandLine;
using System.Text.Json.Nodes;

using PosBot.Channels;
using PosBot.Dialogs;
using PosBot.Triage.Content;

namespace PosBot.Tool;

/// <summary><c>posbot replay</c>: plays a story and prints where each turn leads; with <c>--render</c> the words, as a person reads them.</summary>
static class Replay
{
    public static Command Command(Option<string> dialogs)
    {
        var story = new Argument<string?>("story") { Description = "A .chat file.", Arity = ArgumentArity.ZeroOrOne };
        var render = new Option<bool>("--render") { Description = "Prints the words; in both languages where the story names none." };
        var all = new Option<bool>("--all-outcomes") { Description = "Every outcome once, with typical values, in both languages." };
        var on = new Option<DateOnly?>("--on") { Description = "The day on which --all-outcomes speaks, yyyy-MM-dd." };
        var command = new Command("replay", "Plays a story, or shows every outcome.") { story, render, all, on };
        command.SetAction(async (result, cancellationToken) =>
        {
            var folder = result.GetValue(dialogs)!;
            if (result.GetValue(all))
            {
                var today = result.GetValue(on) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(Triage.Reading.Scanner.Shanghai).DateTime);
                new OutcomeGallery(ContentLoader.Load(folder, PosBotOptions.DefaultCutOff), today).Print(Console.Out);
                return 0;
            }

            if (result.GetValue(story) is not { } path)
            {
                await Console.Error.WriteLineAsync("Name a story: posbot replay tests/stories/weekend-delay.chat --render; or --render --all-outcomes.");
                return 2;
            }

            var knowledge = Knowledge.Load(folder, Path.Combine(AppContext.BaseDirectory, "intent.model"), PosBotOptions.DefaultCutOff);
            await Play(knowledge, Story.Read(path), result.GetValue(render), Console.Out, cancellationToken);
            return 0;
        });
        return command;
    }

    public static async Task Play(Knowledge knowledge, Story story, bool render, TextWriter output, CancellationToken cancellationToken)
    {
        if (!render || story.LocaleStated)
        {
            await Play(knowledge, story, story.Locale, render, output, cancellationToken);
            return;
        }

        // The person's own words stay as the story has them; what the bot says and offers is in one language, then in the other.
        foreach (var locale in knowledge.Pack.Words.Keys.OrderDescending(StringComparer.Ordinal))
            await Play(knowledge.Speaking(locale), story, locale, render, output, cancellationToken);
    }

    static async Task Play(Knowledge knowledge, Story story, string locale, bool render, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"# {story.Name}, {story.On:yyyy-MM-dd HH:mm}, {locale}\n");
        var terminal = new Terminal(knowledge, story.On, locale);
        var words = knowledge.Pack.In(locale);
        foreach (var turn in story.Turns)
        {
            var text = turn.Says is ['[', .. var key, ']'] ? words[key] : turn.Says;
            await output.WriteLineAsync($"{(locale.StartsWith("zh", StringComparison.Ordinal) ? "人" : "You")}: {text}");
            foreach (var reply in await terminal.AskAsync(text, cancellationToken))
                await output.WriteLineAsync(render ? $"{(locale.StartsWith("zh", StringComparison.Ordinal) ? "机" : "Bot")}: {reply.Text?.ReplaceLineEndings("\n     ")}\n" : $"     {Leads(reply)}");
        }
    }

    /// <summary>Where a reply leads, as its entity tells machines.</summary>
    static string Leads(Activity reply)
    {
        var entity = reply.Entities?.FirstOrDefault(e => e.Type == RecommendationEntity.Type);
        if (entity is null || UntypedJson.NodeOf(entity.Properties) is not JsonObject told) return "(words only)";
        return $"{(told["provisional"] is null ? "" : "so far ")}{told["route"]}: {told["outcome"]} by {told["rule"]}, {told["dueOn"]?.ToString() ?? "no date"}";
    }
}
