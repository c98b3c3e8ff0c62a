namespace BotFramework.Schema;

/// <summary>The value of an invoke named "application/search".</summary>
public class SearchInvokeValue
{
    public string? Kind { get; set; }

    public string? QueryText { get; set; }

    public SearchInvokeOptions? QueryOptions { get; set; }

    public object? Context { get; set; }
}

/// <summary>Which part of the results is wanted.</summary>
public class SearchInvokeOptions
{
    public int Skip { get; set; }

    public int Top { get; set; }
}

/// <summary>The answer to a search.</summary>
public class SearchInvokeResponse
{
    public int StatusCode { get; set; }

    public string? Type { get; set; }

    public object? Value { get; set; }
}
