namespace BotFramework.Schema;

/// <summary>The body of a refused call, in both directions.</summary>
public class ErrorResponse
{
    public ErrorResponse()
    {
    }

    public ErrorResponse(Error? error = default) => Error = error;

    public Error? Error { get; set; }
}
