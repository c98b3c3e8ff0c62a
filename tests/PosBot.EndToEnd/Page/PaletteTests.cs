using System.Globalization;
using PosBot.Page;

namespace PosBot.EndToEnd.Page;

/// <summary>The colours of the page, read from its style sheet.</summary>
public sealed class PaletteTests
{
    static readonly string[] Inks = ["text", "subtle", "accent", "warning"], Grounds = ["ground", "surface", "quiet", "notice"];

    // WCAG 2.2, 1.4.3: 4.5 for text of normal size.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_text_is_readable_on_every_ground_in_the_light_and_in_the_dark(int scheme)
    {
        var css = File.ReadAllText(Path.Combine(new PageOptions().Folder, "page.css"));
        var colours = css.Split(":root {")[scheme + 1].Split('}')[0].Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.StartsWith("--", StringComparison.Ordinal) && line.Contains(": #", StringComparison.Ordinal))
            .ToDictionary(line => line[2..line.IndexOf(':', StringComparison.Ordinal)], line => Luminance(line[(line.IndexOf('#', StringComparison.Ordinal) + 1)..^1]), StringComparer.Ordinal);

        foreach (var ink in Inks)
            foreach (var ground in Grounds)
                Assert.True(Contrast(colours[ink], colours[ground]) >= 4.5, $"{ink} on {ground}");
        Assert.True(Contrast(colours["on-accent"], colours["accent"]) >= 4.5, "on-accent on accent");
    }

    static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    static double Luminance(string hex) => (0.2126 * Channel(hex[..2])) + (0.7152 * Channel(hex[2..4])) + (0.0722 * Channel(hex[4..6]));

    static double Channel(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
