using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>Refuses settings that would leave a page silent, with the fix in the message.</summary>
sealed class DirectLineOptionsCheck : IValidateOptions<DirectLineOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        var faults = Faults(options).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    static IEnumerable<string> Faults(DirectLineOptions options)
    {
        if (options.TokenLifetime < TimeSpan.FromMinutes(20))
            yield return "DirectLine TokenLifetime must be at least 20 minutes: Web Chat refreshes every 15, and only while the token is valid.";
        if (options.TurnTimeout <= TimeSpan.Zero || options.TurnTimeout >= TimeSpan.FromSeconds(20))
            yield return "DirectLine TurnTimeout must be above 0 and below 20 s: at 20 s Web Chat has given up.";
        if (options.Bot.Id.Length == 0) yield return "DirectLine Bot.Id must not be empty.";
        if (options.PublicUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
            yield return $"DirectLine PublicUrl must be an absolute http or https address, not '{url}'.";
        foreach (var origin in options.AllowedOrigins)
            if (origin != "*" && (!Uri.TryCreate(origin, UriKind.Absolute, out var parsed) || parsed.GetLeftPart(UriPartial.Authority) != origin))
                yield return $"DirectLine AllowedOrigins: '{origin}' must be scheme and host only, such as https://shop.example, without a path or a final slash.";
        if (Positive(options).Any(static value => value <= 0))
            yield return "DirectLine: lifetimes, rates, sizes and counts must be above 0.";
    }

    static IEnumerable<double> Positive(DirectLineOptions options) =>
    [
        options.StreamLifetime.TotalSeconds, options.ReissueAge.TotalSeconds + 1, options.SendTimeout.TotalSeconds, options.PingInterval.TotalSeconds,
        options.SocketsPerConversation, options.HistoryLimit, options.ActivityBytes, options.RequestBytes,
        options.StartsPerAddress.Burst, options.StartsPerAddress.PerMinute, options.PostsPerConversation.Burst, options.PostsPerConversation.PerMinute,
        options.ReadsPerConversation.Burst, options.ReadsPerConversation.PerMinute,
    ];
}
