namespace PosBot.Page;

/// <summary>Settings of the help page (<c>PosBot:Page</c>).</summary>
public sealed class PageOptions
{
    /// <summary>Which pages may show this one in a frame, as CSP writes it: <c>'self' https://shop.example</c>.</summary>
    public string FrameAncestors { get; set; } = "'self'";

    /// <summary>Days after the last turn until a record is deleted; said in the privacy notice.</summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary>Folder of the page's files.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Address of the Direct Line channel below the site's root.</summary>
    public string DirectLine { get; set; } = "/v3/directline";

    /// <exception cref="InvalidOperationException">A value would break out of its header; the message names the setting.</exception>
    internal PageOptions Check()
    {
        if (FrameAncestors.Length == 0 || FrameAncestors.Any(letter => letter is ';' or ',' || letter < ' ' || letter > '~'))
            throw new InvalidOperationException("PosBot:Page:FrameAncestors must be a list of CSP sources with spaces between, such as 'self' https://shop.example.");
        return this;
    }
}
