namespace PosBot.Tests.Protocol;

/// <summary>Activities as channels send them.</summary>
public static class Wires
{
    public static string Message(string serviceUrl, string text = "hello", string conversation = "c1", string channel = "directline", string? delivery = null, string id = "a1") =>
        $$"""
        {"type":"message","id":"{{id}}","channelId":"{{channel}}","serviceUrl":"{{serviceUrl}}","text":"{{text}}","locale":"zh-CN",
         "from":{"id":"u1","name":"User"},"recipient":{"id":"b1","name":"Bot"},"conversation":{"id":"{{conversation}}"}{{(delivery is null ? "" : $",\"deliveryMode\":\"{delivery}\"")}}}
        """;

    public static string Invoke(string name, string value, string? delivery = null) =>
        $$"""
        {"type":"invoke","id":"i1","name":"{{name}}","channelId":"msteams","value":{{value}},
         "from":{"id":"u1"},"recipient":{"id":"b1"},"conversation":{"id":"c1"}{{(delivery is null ? "" : $",\"deliveryMode\":\"{delivery}\"")}}}
        """;
}
