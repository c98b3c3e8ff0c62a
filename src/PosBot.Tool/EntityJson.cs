using System.Text.Json;
using PosBot.Triage;

namespace PosBot.Tool;

/// <summary>The entities of a message under the names that the evaluation uses; only what the text states.</summary>
static class EntityJson
{
    public static void Write(Utf8JsonWriter writer, Understood understood)
    {
        var entities = understood.Scan.Entities;
        writer.WriteStartObject();
        if (entities.Amount is { } amount) writer.WriteNumber("amount", amount);
        if (entities.DateExpression is { } date) writer.WriteString("date_expr", date);
        if (entities.DaysWaiting is { } days) writer.WriteNumber("days_waiting", days);
        if (entities.Cycle is { } cycle) writer.WriteString("cycle", cycle);
        if (entities.Provider is { } provider) writer.WriteString("provider", provider);
        if (entities.Code is { } code) writer.WriteString("code", code);
        if (ContactedSupport(understood) is { } contacted) writer.WriteBoolean("contacted_support", contacted);
        if (entities.PhoneOrCardPresent) writer.WriteBoolean("phone_or_card_present", true);
        writer.WriteEndObject();
    }

    /// <summary>Only the institution's own line counts; an agent's word, or a number from a search, is "no".</summary>
    public static bool? ContactedSupport(Understood understood) => understood.Answers.GetValueOrDefault("asked_who") switch
    {
        "official" => true,
        "none" or "agent" or "searched" => false,
        _ => understood.Scan.Entities.ContactedSupport,
    };
}
