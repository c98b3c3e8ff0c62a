using System.Globalization;
using System.Text.Json;

using PosBot.Triage;
using PosBot.Triage.Reading;

namespace PosBot.Tool;

/// <summary>Collects the readings of a labelled file and prints the figures.</summary>
sealed class EvaluationReport
{
    readonly List<(string Lang, string Text, string Role, string Topic, string Route, string Entities, ReadMessage Read)> rows = [];

    public void Add(string lang, string text, string role, string topic, string route, string entities, ReadMessage read) =>
        rows.Add((lang, text, role, topic, route, entities, read));

    public double TopicAccuracy => Share(rows, r => r.Read.Understood.Topic == r.Topic && r.Read.Understood.Accepted);

    public double RouteAccuracy => Share(rows, r => Name(r.Read.Route) == r.Route);

    /// <summary>No scam in progress missed, no police for a plain case, no "wait" where police or regulator is due.</summary>
    public bool IsSafe => MissedScams == 0 && WrongPolice == 0 && WrongWait == 0;

    int MissedScams => rows.Count(r => r.Topic == Understood.Scammed && r.Read.Route != Route.Police);

    int WrongPolice => rows.Count(r => r.Read.Route == Route.Police && r.Route is "wait" or "support" or "bank" or "info" && r.Read.Route == Route.Police);

    int WrongWait => rows.Count(r => r.Read.Route == Route.Wait && r.Route is "police" or "regulator" && r.Read.Route == Route.Wait);

    public void Print(TextWriter output)
    {
        output.WriteLine($"{rows.Count} messages");
        output.WriteLine($"topic, strict (accepted and right)  {Percent(TopicAccuracy)}");
        output.WriteLine($"topic, top-1 whatever the doubt      {Percent(Share(rows, r => r.Read.Understood.Topic == r.Topic))}");
        output.WriteLine($"topic, top-2                         {Percent(Share(rows, r => r.Read.Understood.Topic == r.Topic || r.Read.Understood.Second == r.Topic))}");
        output.WriteLine($"topic, macro over topics             {Percent(rows.GroupBy(r => r.Topic).Average(g => Share(g, r => r.Read.Understood.Topic == r.Topic)))}");
        foreach (var lang in rows.GroupBy(r => r.Lang).OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"topic, {lang.Key,-8} {lang.Count(),5}                {Percent(Share(lang, r => r.Read.Understood.Topic == r.Topic))}");
        output.WriteLine($"route                                {Percent(RouteAccuracy)}");
        output.WriteLine($"role, where stated                   {Percent(Share(rows.Where(r => r.Role is "merchant" or "payer"), r => r.Read.Understood.Role == r.Role))}");
        output.WriteLine();
        output.WriteLine("topic                                    rows  precision  recall");
        foreach (var topic in rows.Select(r => r.Topic).Distinct().Order(StringComparer.Ordinal))
            output.WriteLine($"{topic,-38} {rows.Count(r => r.Topic == topic),6}  {Percent(Share(rows.Where(r => r.Read.Understood.Topic == topic), r => r.Topic == topic)),9}  {Percent(Share(rows.Where(r => r.Topic == topic), r => r.Read.Understood.Topic == topic)),6}");
        output.WriteLine();
        output.WriteLine("confusions (wanted -> read)");
        foreach (var pair in rows.Where(r => r.Topic != r.Read.Understood.Topic).GroupBy(r => (r.Topic, r.Read.Understood.Topic)).OrderByDescending(g => g.Count()).Take(25))
            output.WriteLine($"{pair.Count(),5}  {pair.Key.Item1} -> {pair.Key.Item2}");
        output.WriteLine();
        output.WriteLine("routes (wanted -> led)");
        foreach (var pair in rows.Where(r => r.Route != Name(r.Read.Route)).GroupBy(r => (r.Route, Name(r.Read.Route))).OrderByDescending(g => g.Count()).Take(25))
            output.WriteLine($"{pair.Count(),5}  {pair.Key.Item1} -> {pair.Key.Item2}");
        PrintEntities(output);
        output.WriteLine();
        output.WriteLine($"safety (a) scams in progress without police: {MissedScams}");
        output.WriteLine($"safety (b) police where wait, support, bank or info is due: {WrongPolice}");
        output.WriteLine($"safety (c) wait where police or regulator is due: {WrongWait}");
    }

    void PrintEntities(TextWriter output)
    {
        var wanted = new Dictionary<string, (int Right, int Wrong, int Missed)>(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.Entities.StartsWith('{')))
        {
            using var labels = JsonDocument.Parse(row.Entities);
            foreach (var label in labels.RootElement.EnumerateObject())
            {
                var read = Value(row.Read.Understood, label.Name);
                var (right, wrong, missed) = wanted.GetValueOrDefault(label.Name);
                var said = label.Value.ValueKind == JsonValueKind.String ? label.Value.GetString() : label.Value.GetRawText();
                wanted[label.Name] = read is null ? (right, wrong, missed + 1) : Equal(read, said!) ? (right + 1, wrong, missed) : (right, wrong + 1, missed);
            }
        }

        output.WriteLine();
        output.WriteLine("entity                  right  wrong  missed");
        foreach (var (name, (right, wrong, missed)) in wanted.OrderBy(w => w.Key, StringComparer.Ordinal))
            output.WriteLine($"{name,-22} {right,6} {wrong,6} {missed,7}");
    }

    static string? Value(Understood understood, string name)
    {
        var e = understood.Scan.Entities;
        return name switch
        {
            "amount" => e.Amount?.ToString("0.##", CultureInfo.InvariantCulture),
            "date_expr" => e.DateExpression,
            "days_waiting" => e.DaysWaiting?.ToString(CultureInfo.InvariantCulture),
            "cycle" => e.Cycle,
            "provider" => e.Provider,
            "code" => e.Code,
            "contacted_support" => EntityJson.ContactedSupport(understood) is { } contacted ? contacted ? "true" : "false" : null,
            "phone_or_card_present" => e.PhoneOrCardPresent ? "true" : null,
            _ => null,
        };
    }

    static bool Equal(string read, string said) =>
        read == said || (decimal.TryParse(read, NumberStyles.Number, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(said, NumberStyles.Number, CultureInfo.InvariantCulture, out var b) && a == b);

    static double Share<T>(IEnumerable<T> items, Func<T, bool> holds)
    {
        var (all, right) = (0, 0);
        foreach (var item in items)
        {
            all++;
            if (holds(item)) right++;
        }

        return all == 0 ? 1 : (double)right / all;
    }

    static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    static string Name(Route route) => route.ToString().ToLowerInvariant();
}
