using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PosBot.Tests.Protocol;

/// <summary>A channel on loopback that keeps every call it gets and answers as told.</summary>
public sealed class ChannelDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<ChannelCall> _calls = [];

    private ChannelDouble()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(KeepAsync);
    }

    /// <summary>Status and body for a call; 201 and an id counted up unless set.</summary>
    public Func<ChannelCall, (int Status, string Body)> Answer { get; set; } = call => (201, $$"""{"id":"reply-{{call.Number}}"}""");

    public string ServiceUrl { get; private set; } = "";

    public IReadOnlyList<ChannelCall> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    public static async Task<ChannelDouble> StartAsync()
    {
        var channel = new ChannelDouble();
        await channel._app.StartAsync();
        channel.ServiceUrl = channel._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return channel;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task KeepAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        ChannelCall call;
        lock (_gate)
        {
            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            call = new ChannelCall(_calls.Count + 1, context.Request.Method, context.Features.Get<IHttpRequestFeature>()!.RawTarget, headers, body);
            _calls.Add(call);
        }

        var (status, answer) = Answer(call);
        context.Response.StatusCode = status;
        if (answer.Length > 0)
            await context.Response.WriteAsync(answer);
    }
}

/// <summary>One call, with its path as it came over the wire.</summary>
public sealed record ChannelCall(int Number, string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
}
