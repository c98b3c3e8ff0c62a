using Microsoft.AspNetCore.Http;

namespace DirectLine;

/// <summary>An answer other than success, as Direct Line writes it: <c>{"error":{"code","message"}}</c>.</summary>
sealed class Refusal(int status, string code, string message) : Exception(message)
{
    public int Status => status;
    public string Code => code;
    public int? RetryAfterSeconds { get; init; }

    public static Refusal NoToken() => new(StatusCodes.Status401Unauthorized, "Unauthorized", "A token is needed: Authorization: Bearer <token>.");
    public static Refusal BadToken() => new(StatusCodes.Status403Forbidden, "BadArgument", "The token is not valid here.");
    public static Refusal ExpiredToken() => new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");
    public static Refusal OtherConversation() => new(StatusCodes.Status403Forbidden, "BadArgument", "The token belongs to another conversation.");
    public static Refusal OtherOrigin() => new(StatusCodes.Status403Forbidden, "OriginNotAllowed", "Pages of this origin may not use this service.");
    public static Refusal UnknownConversation() => new(StatusCodes.Status404NotFound, "ConversationNotFound", "The conversation is unknown or has been removed.");
    public static Refusal BadBody(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);
    public static Refusal TooLarge(int bytes) => new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The request is larger than {bytes} bytes.");
    public static Refusal Upload(string message) => new(StatusCodes.Status415UnsupportedMediaType, "UploadNotSupported", message);
    public static Refusal BotBusy() => new(StatusCodes.Status503ServiceUnavailable, "BotBusy", "The bot did not answer in time. Send it again.");
    public static Refusal BotFailed() => new(StatusCodes.Status502BadGateway, "BotError", "The bot failed. Send it again.");

    public static Refusal Failed() => new(StatusCodes.Status500InternalServerError, "ServiceError", "The service failed. Try again.");

    /// <summary>
    /// Retry-After is in seconds, as HTTP says. directlinejs waits that many milliseconds and then fails all the same (its retry loops
    /// have their own 20 s), so milliseconds would only delay the "Send failed. Retry." and mislead every other client.
    /// </summary>
    public static Refusal TooMany(TimeSpan wait) => new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests.")
    {
        RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
    };
}
