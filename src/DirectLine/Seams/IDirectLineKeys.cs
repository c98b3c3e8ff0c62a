namespace DirectLine;

/// <summary>The secrets that sign tokens. Hosts that serve the same pages share them; they never leave the store.</summary>
public interface IDirectLineKeys
{
    /// <summary>
    /// All keys that still verify, newest first, at least one: the first is made here if there is none, once for all hosts. Read at
    /// most every 5 s per host. A new key verifies at once and signs a minute after <see cref="DirectLineKey.Created"/>, when every
    /// host has seen it. Drop an old key when the last token it signed is past the reissue age.
    /// </summary>
    Task<IReadOnlyList<DirectLineKey>> ReadAsync(CancellationToken cancellationToken);
}
