using System.Globalization;
using System.Text.Json.Nodes;

using PosBot.Channels;
using PosBot.Triage;

namespace PosBot.Dialogs;

/// <summary>What machines read of a recommendation: an entity of type <c>posbot.recommendation</c> on the message.</summary>
static class RecommendationEntity
{
    public const string Type = "posbot.recommendation";

    /// <param name="recommendation">The outcome with its rule and date.</param>
    /// <param name="content">The hash of the pack.</param>
    /// <param name="provisional">True beside a question: where it leads if the person cannot say more.</param>
    public static Entity Of(Recommendation recommendation, string content, bool provisional)
    {
        var entity = new Entity { Type = Type };
        var outcome = recommendation.Outcome;
        UntypedJson.Put(entity, "route", outcome.Route.ToString().ToLowerInvariant());
        UntypedJson.Put(entity, "outcome", outcome.Id);
        UntypedJson.Put(entity, "rule", recommendation.Rule);
        UntypedJson.Put(entity, "because", new JsonArray([.. outcome.Because.Select(fact => (JsonNode)fact)]));
        UntypedJson.Put(entity, "dueOn", recommendation.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        UntypedJson.Put(entity, "content", content);
        if (provisional) UntypedJson.Put(entity, "provisional", true);
        return entity;
    }
}
