using System.Net;
using System.Text.Json;
using BotFramework.Connector.Authentication;
using BotFramework.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace BotFramework.Hosting;

/// <summary>
/// The endpoint of the bot. POST: 200 (401, 400 or 413 with an error body when refused), for an invoke the bot's own status.
/// HEAD: 200, the probe of local clients. Everything else 405: no streaming connections are offered.
/// </summary>
public class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger? logger = null)
        : base(botFrameworkAuthentication, logger)
    {
    }

    public CloudAdapter(IConfiguration configuration, IHttpClientFactory? httpClientFactory = null, ILogger? logger = null)
        : this(new ConfigurationBotFrameworkAuthentication(configuration, httpClientFactory: httpClientFactory, logger: logger), logger)
    {
    }

    public async Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);
        if (HttpMethods.IsHead(httpRequest.Method))
            return;
        if (!HttpMethods.IsPost(httpRequest.Method))
        {
            httpResponse.Headers.Allow = "POST, HEAD";
            await HttpHelper.WriteErrorAsync(httpResponse, HttpStatusCode.MethodNotAllowed, ErrorCodes.BadArgument, "Activities are posted.", cancellationToken);
            return;
        }

        Activity? activity;
        try
        {
            activity = await HttpHelper.ReadActivityAsync(httpRequest, cancellationToken);
        }
        catch (JsonException)
        {
            await HttpHelper.WriteErrorAsync(httpResponse, HttpStatusCode.BadRequest, ErrorCodes.BadSyntax, "The body is not an activity in JSON.", cancellationToken);
            return;
        }
        catch (BadHttpRequestException refused)
        {
            var code = refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? ErrorCodes.MessageSizeTooBig : ErrorCodes.BadSyntax;
            await HttpHelper.WriteErrorAsync(httpResponse, (HttpStatusCode)refused.StatusCode, code, refused.Message, cancellationToken);
            return;
        }

        if (string.IsNullOrEmpty(activity?.Type))
        {
            await HttpHelper.WriteErrorAsync(httpResponse, HttpStatusCode.BadRequest, ErrorCodes.MissingProperty, "The activity has no type.", cancellationToken);
            return;
        }

        AuthenticateRequestResult caller;
        try
        {
            caller = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, httpRequest.Headers.Authorization, cancellationToken);
        }
        catch (UnauthorizedAccessException refused)
        {
            // The reason goes to the log only: who is refused need not learn why.
            Logger.LogWarning("Refused a request: {Reason}", refused.Message);
            await HttpHelper.WriteErrorAsync(httpResponse, HttpStatusCode.Unauthorized, "Unauthorized", "The caller is not authorised.", cancellationToken);
            return;
        }

        var response = await ProcessActivityAsync(caller, activity, bot.OnTurnAsync, cancellationToken);
        await HttpHelper.WriteResponseAsync(httpResponse, response);
    }
}
