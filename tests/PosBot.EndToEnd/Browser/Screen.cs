namespace PosBot.EndToEnd.Browser;

/// <summary>A person's device.</summary>
sealed record Screen(string Name, int Width, int Height, bool Touch)
{
    public static readonly Screen Phone = new("390x844", 390, 844, true), Desktop = new("1280x900", 1280, 900, false);
}
