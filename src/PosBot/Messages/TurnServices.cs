using DirectLine;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PosBot.Channels;
using PosBot.State;

namespace PosBot.Messages;

/// <summary>Registration of the path of a message.</summary>
static class TurnServices
{
    /// <summary>
    /// Store, turns and both kinds of channels. The host adds its <see cref="IBot"/>, its <see cref="TurnTrouble"/> and the Direct Line channel
    /// (<see cref="DirectLineServices.AddDirectLine"/>, before or after).
    /// </summary>
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TurnOptions>().Bind(configuration.GetSection("PosBot"))
            .Validate(static options => options.RetentionDays > 0, "PosBot:RetentionDays must be a number of days above 0.")
            .Validate(static options => options.MailboxBound > 0, "PosBot:MailboxBound must be above 0.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(Clocks.System, static (provider, _) => provider.GetRequiredService<TimeProvider>());
        services.TryAddKeyedSingleton(Clocks.Business, static (provider, _) => Clocks.BusinessOf(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<TimeProvider>()));
        services.AddStore(configuration);
        services.AddHostedService<RetentionWorker>();

        services.AddSingleton(static provider => new Mailbox(provider.GetRequiredService<IOptions<TurnOptions>>().Value.MailboxBound));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<ExpectedRepliesDelivery>();
        services.AddSingleton<DirectLineDelivery>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<TurnDeliveries>();
        services.TryAddSingleton(new MessageCheck(static () => null));
        services.AddSingleton<TurnMiddleware>();

        services.AddSingleton<DirectLineAdapter>();
        services.AddSingleton<IDirectLineBot, DirectLineBridge>();
        services.AddOptions<DirectLineOptions>().Configure<MessageCheck>(static (options, check) => options.Redact = check.Redact);

        services.AddHttpClient();
        services.TryAddSingleton<BotFrameworkAuthentication>(static provider => new ConfigurationBotFrameworkAuthentication(
            provider.GetRequiredService<IConfiguration>(),
            httpClientFactory: provider.GetRequiredService<IHttpClientFactory>(),
            logger: provider.GetRequiredService<ILogger<ConfigurationBotFrameworkAuthentication>>()));
        services.AddSingleton(static provider =>
        {
            var adapter = new CloudAdapter(provider.GetRequiredService<BotFrameworkAuthentication>(), provider.GetRequiredService<ILogger<CloudAdapter>>());
            adapter.Use(provider.GetRequiredService<TurnMiddleware>());
            return adapter;
        });
        services.AddSingleton<IBotFrameworkHttpAdapter>(static provider => provider.GetRequiredService<CloudAdapter>());
        services.AddSingleton<OutboxSender>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }
}
