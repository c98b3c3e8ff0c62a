namespace BotFramework.Schema;

/// <summary>A channel refused a call. <see cref="Response"/> holds the status: 403 means blocked or removed, 429 and 5xx may be tried again later.</summary>
public class ErrorResponseException : Exception
{
    public ErrorResponseException()
    {
    }

    public ErrorResponseException(string message)
        : base(message)
    {
    }

    public ErrorResponseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The status and the headers of the answer.</summary>
    public Rest.HttpResponseMessageWrapper? Response { get; set; }

    /// <summary>What the channel said, where it said it in the protocol's form.</summary>
    public ErrorResponse? Body { get; set; }
}
