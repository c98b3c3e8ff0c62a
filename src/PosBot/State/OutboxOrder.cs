namespace PosBot.State;

/// <summary>Within what replies keep their order: the conversation, whoever in it they answer.</summary>
static class OutboxOrder
{
    public static string Of(CaseKey key) => (key with { Person = "" }).Id;
}
