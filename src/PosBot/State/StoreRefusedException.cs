namespace PosBot.State;

/// <summary>The store cannot be opened as it is configured. The message names the file and what to do.</summary>
sealed class StoreRefusedException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
