using System.Net;

namespace PosBot.Channels;

/// <summary>POST /api/messages: the connector channels (Teams, Azure Bot Service) and the local clients (Emulator, Playground).</summary>
static partial class MessagesEndpoint
{
    static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    /// <summary>Maps the endpoint, and makes 503 of what cannot be taken now, here and on every other address (<see cref="TurnRefusals"/>).</summary>
    public static IEndpointConventionBuilder MapMessages(this WebApplication app, string path = "/api/messages")
    {
        app.UseTurnRefusals();
        var open = string.IsNullOrEmpty(app.Configuration["MicrosoftAppId"]);
        var development = app.Environment.IsDevelopment();
        if (open && development) OpenToThisMachine(app.Logger, path);
        else if (open) Closed(app.Logger, path);
        var adapter = app.Services.GetRequiredService<IBotFrameworkHttpAdapter>();
        var bot = app.Services.GetRequiredService<IBot>();
        return app.Map(path, context => open && !(development && IsFromThisMachine(context))
            ? TurnRefusals.WriteAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized", "Without MicrosoftAppId only this machine, in Development, may post here.")
            // Not cancelled when the caller hangs up: what arrived is answered, and a repeat gets the same answer.
            : adapter.ProcessAsync(context.Request, context.Response, bot, CancellationToken.None));
    }

    // A proxy on this machine would make the whole world look local.
    static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && !Array.Exists(Forwarding, context.Request.Headers.ContainsKey);

    [LoggerMessage(40, LogLevel.Warning, "MicrosoftAppId is not set: {Path} takes messages without a password from this machine, because this is Development. Never expose it like this")]
    static partial void OpenToThisMachine(ILogger logger, string path);

    [LoggerMessage(41, LogLevel.Warning, "MicrosoftAppId is not set: {Path} refuses every message (401). Set MicrosoftAppId, or use Web Chat on the help page, which needs none")]
    static partial void Closed(ILogger logger, string path);
}
