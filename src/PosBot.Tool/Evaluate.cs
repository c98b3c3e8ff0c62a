using System.CommandLine;

namespace PosBot.Tool;

/// <summary><c>posbot evaluate FILE.tsv</c>: how well messages are understood, by topic, language and route, with the safety figures.</summary>
static class Evaluate
{
    static readonly string[] Columns = ["id", "lang", "text", "role", "topic", "urgency", "entities"];

    public static Command Command(Option<string> dialogs)
    {
        var file = new Argument<FileInfo>("file") { Description = "Tab-separated, header: id lang text role topic urgency entities; no quoting." };
        var now = new Option<string>("--now") { Description = "The instant the messages were written.", DefaultValueFactory = _ => "2026-11-22T10:00:00+08:00" };
        var topic = new Option<double>("--min-topic") { Description = "Least strict topic accuracy, 0 to 1." };
        var route = new Option<double>("--min-route") { Description = "Least route accuracy, 0 to 1." };
        var command = new Command("evaluate", "Measures understanding on a labelled file.") { file, now, topic, route };
        command.SetAction(result =>
        {
            var path = result.GetValue(file)!;
            if (!path.Exists)
            {
                Console.Error.WriteLine($"{path.FullName} does not exist.");
                return 2;
            }

            var lines = File.ReadAllLines(path.FullName);
            if (lines.Length == 0 || !lines[0].Split('\t').SequenceEqual(Columns))
            {
                Console.Error.WriteLine($"{path.FullName}(1): the header must be: {string.Join(" ", Columns)} (tabs between).");
                return 2;
            }

            var reading = Reading.Load(result.GetValue(dialogs)!);
            var at = DateTimeOffset.Parse(result.GetValue(now)!);
            var report = new EvaluationReport();
            foreach (var line in lines.Skip(1).Where(l => l.Length > 0))
            {
                var cells = line.Split('\t');
                if (cells.Length < 6)
                {
                    Console.Error.WriteLine($"A line has {cells.Length} cells instead of {Columns.Length}: {cells[0]}");
                    return 2;
                }

                report.Add(cells[1], cells[2], cells[3], cells[4], cells[5], cells.Length > 6 ? cells[6] : "", reading.Read(cells[2], at));
            }

            report.Print(Console.Out);
            return report.TopicAccuracy >= result.GetValue(topic) && report.RouteAccuracy >= result.GetValue(route) && report.IsSafe ? 0 : 1;
        });
        return command;
    }
}
