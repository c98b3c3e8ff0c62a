using PosBot.EndToEnd.Page;

namespace PosBot.EndToEnd.Service;

/// <summary>Web Chat's own client library against our Direct Line, in Node.</summary>
public sealed class NodeClientTests
{
    [Fact]
    public async Task The_channel_alone_serves_the_real_client()
    {
        await using var host = await PageHost.StartAsync();
        await NodeClient.TestAsync(host.Address);
    }

    [Fact]
    public async Task The_service_serves_the_real_client()
    {
        await using var service = await ServiceProcess.StartAsync();
        await NodeClient.TestAsync(service.Address);
    }
}
