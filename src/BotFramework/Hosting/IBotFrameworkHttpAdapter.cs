using Microsoft.AspNetCore.Http;

namespace BotFramework.Hosting;

/// <summary>Gives the activity of an HTTP request to a bot and answers it.</summary>
public interface IBotFrameworkHttpAdapter
{
    Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default);
}
