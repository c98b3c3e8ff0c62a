using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DirectLine;

/// <summary>Token buckets per address and per conversation (a conversation, not its token: a refresh must not refill the bucket).</summary>
sealed class RequestRates(IOptions<DirectLineOptions> options) : IDisposable
{
    readonly PartitionedRateLimiter<string> _starts = Buckets(options.Value.StartsPerAddress);
    readonly PartitionedRateLimiter<string> _posts = Buckets(options.Value.PostsPerConversation);
    readonly PartitionedRateLimiter<string> _reads = Buckets(options.Value.ReadsPerConversation);

    public void TakeStart(HttpContext context) => Take(_starts, Network(context.Connection.RemoteIpAddress));

    public void TakePost(string conversationId) => Take(_posts, conversationId);

    public void TakeRead(string conversationId) => Take(_reads, conversationId);

    public void Dispose()
    {
        _starts.Dispose();
        _posts.Dispose();
        _reads.Dispose();
    }

    static void Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired) throw Refusal.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    static PartitionedRateLimiter<string> Buckets(DirectLineRate rate) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = rate.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1.0 / rate.PerMinute),
            QueueLimit = 0,
        }), StringComparer.Ordinal);

    // One IPv6 subscriber owns a whole /64.
    static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
