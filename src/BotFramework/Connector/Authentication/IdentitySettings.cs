using Microsoft.Extensions.Configuration;

namespace BotFramework.Connector.Authentication;

/// <summary>Who the bot is and whom it believes; the names of the settings are the SDK's, AllowEmulator apart.</summary>
internal sealed record IdentitySettings
{
    /// <summary>Without one there is no authentication at all.</summary>
    public string? AppId { get; init; }

    public string? Password { get; init; }

    /// <summary>The tenant in which the bot is registered; null for an old multi-tenant registration.</summary>
    public string? TenantId { get; init; }

    public string LoginUrl { get; init; } = AuthenticationConstants.ToChannelFromBotLoginUrlTemplate;

    public string Scope { get; init; } = AuthenticationConstants.ToChannelFromBotOAuthScope;

    public string ChannelIssuer { get; init; } = AuthenticationConstants.ToBotFromChannelTokenIssuer;

    public string ChannelMetadata { get; init; } = AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;

    public string EmulatorMetadata { get; init; } = AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl;

    public string CallerId { get; init; } = Schema.CallerIdConstants.PublicAzureChannel;

    /// <summary>Whether whoever holds the bot's own secret may speak as a user, naming any service URL: for the Emulator, never in production.</summary>
    public bool AllowEmulator { get; init; }

    /// <exception cref="InvalidOperationException">A setting is missing or not offered.</exception>
    public static IdentitySettings Of(IConfiguration configuration)
    {
        string? Read(string name) => configuration[name] is { Length: > 0 } value ? value : null;
        var defaults = new IdentitySettings();
        var type = Read("MicrosoftAppType") ?? "MultiTenant";
        var tenant = Read("MicrosoftAppTenantId");
        var single = type.Equals("SingleTenant", StringComparison.OrdinalIgnoreCase);
        if (!single && !type.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"MicrosoftAppType is '{type}': only SingleTenant and MultiTenant, with a password, are offered.");
        if (single && tenant is null && Read("MicrosoftAppId") is not null)
            throw new InvalidOperationException("MicrosoftAppType is SingleTenant, and MicrosoftAppTenantId is missing.");
        return new IdentitySettings
        {
            AppId = Read("MicrosoftAppId"),
            Password = Read("MicrosoftAppPassword"),
            TenantId = single ? tenant : null,
            LoginUrl = Read("ToChannelFromBotLoginUrl") ?? defaults.LoginUrl,
            Scope = Read("ToChannelFromBotOAuthScope") ?? defaults.Scope,
            ChannelIssuer = Read("ToBotFromChannelTokenIssuer") ?? defaults.ChannelIssuer,
            ChannelMetadata = Read("ToBotFromChannelOpenIdMetadataUrl") ?? defaults.ChannelMetadata,
            EmulatorMetadata = Read("ToBotFromEmulatorOpenIdMetadataUrl") ?? defaults.EmulatorMetadata,
            CallerId = Read("CallerId") ?? defaults.CallerId,
            AllowEmulator = bool.TryParse(Read("AllowEmulator"), out var allowed) && allowed,
        };
    }
}
