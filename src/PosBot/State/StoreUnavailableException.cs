namespace PosBot.State;

/// <summary>The store cannot be read or written now: disk full, file locked or gone. Nothing of the turn was kept; the caller may try again (503).</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
