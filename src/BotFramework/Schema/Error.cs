namespace BotFramework.Schema;

/// <summary>What went wrong.</summary>
public class Error
{
    public Error()
    {
    }

    public Error(string? code = default, string? message = default) => (Code, Message) = (code, message);

    public string? Code { get; set; }

    public string? Message { get; set; }
}
