using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>Registration of the channel.</summary>
public static class DirectLineServices
{
    /// <summary>
    /// Adds the channel. The host registers <see cref="IDirectLineBot"/> itself, and <see cref="IDirectLineLog"/> and
    /// <see cref="IDirectLineKeys"/> unless those of memory will do; all three as singletons. Time comes from the registered <see cref="TimeProvider"/>.
    /// </summary>
    public static OptionsBuilder<DirectLineOptions> AddDirectLine(this IServiceCollection services, Action<DirectLineOptions> configure)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDirectLineLog, InMemoryDirectLineLog>();
        services.TryAddSingleton<IDirectLineKeys, InMemoryDirectLineKeys>();
        services.TryAddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsCheck>();
        services.TryAddSingleton<DirectLineHub>();
        services.TryAddSingleton<KeyRing>();
        services.TryAddSingleton<TokenMint>();
        services.TryAddSingleton<StreamRights>();
        services.TryAddSingleton<OriginPolicy>();
        services.TryAddSingleton<RequestRates>();
        services.TryAddSingleton<Gate>();
        services.TryAddSingleton<IncomingActivity>();
        services.TryAddSingleton<Delivery>();
        services.TryAddSingleton<TokenEndpoints>();
        services.TryAddSingleton<ConversationEndpoints>();
        services.TryAddSingleton<ActivityEndpoints>();
        services.TryAddSingleton<StreamEndpoint>();
        return services.AddOptions<DirectLineOptions>().Configure(configure).ValidateOnStart();
    }
}
