using System.CommandLine;

using PosBot.Triage;
using PosBot.Triage.Content;

namespace PosBot.Tool;

/// <summary><c>posbot explain topic=… status=…</c>: which rule holds for these answers, what is asked next, and why.</summary>
static class Explain
{
    public static Command Command(Option<string> dialogs)
    {
        var given = new Argument<string[]>("answers") { Description = "question=value, any number of them.", Arity = ArgumentArity.ZeroOrMore };
        var on = new Option<DateOnly?>("--on") { Description = "The day, yyyy-MM-dd." };
        var command = new Command("explain", "Shows which rule holds for given answers.") { given, on };
        command.SetAction(result =>
        {
            var pack = ContentLoader.Load(result.GetValue(dialogs)!, PosBotOptions.DefaultCutOff);
            var judgement = new Judgement(pack);
            var answers = Answers.None;
            foreach (var pair in result.GetValue(given)!)
            {
                var parts = pair.Split('=', 2);
                if (parts.Length != 2 || pack.Universe.Find(parts[0]) is not { } dimension)
                {
                    Console.Error.WriteLine($"'{pair}' is no question=value of the flow.");
                    return 2;
                }

                if (dimension.ValueOf(parts[1]) < 0 && pack.Question(parts[0])?.Kind == QuestionKind.Choice)
                {
                    Console.Error.WriteLine($"'{parts[0]}' has no option '{parts[1]}'; it has: {string.Join(", ", dimension.Values)}.");
                    return 2;
                }

                answers = answers.With(parts[0], parts[1], AnswerSource.Asked);
            }

            var today = result.GetValue(on) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(Triage.Reading.Scanner.Shanghai).DateTime);
            var recommendation = judgement.Decide(answers, today);
            Console.WriteLine($"table    {judgement.CaseOf(answers, today)}");
            Console.WriteLine($"rule     {recommendation.Rule}");
            Console.WriteLine($"outcome  {recommendation.Outcome.Id} ({recommendation.Outcome.Route.ToString().ToLowerInvariant()}, urgency {recommendation.Outcome.Urgency})");
            Console.WriteLine($"due on   {recommendation.DueOn?.ToString("yyyy-MM-dd") ?? "no date applies"}");
            Console.WriteLine($"because  {string.Join(", ", recommendation.Outcome.Because)}");
            Console.WriteLine($"next     {judgement.Next(answers, today)?.Id ?? "nothing more to ask"}");
            foreach (var id in new[] { "gate", "support", "escalates", "lateness", "role", "agent_lost" })
                Console.WriteLine($"         {id} = {judgement.ValueOf(id, answers, today)}");
            return 0;
        });
        return command;
    }
}
