using System.Globalization;
using System.Text;

namespace PosBot.Triage.Checks;

/// <summary>The parts of an address that tell whose it is, and what it would be taken for at a glance.</summary>
static class WebAddress
{
    static readonly string[] Registries = ["com", "net", "org", "gov", "edu", "ac", "co"];

    static readonly IdnMapping Idn = new();

    /// <summary>Where the address really leads: after a user name, before a port, a path, a query.</summary>
    public static string HostOf(string address)
    {
        var host = Authority(address);
        host = host[(host.LastIndexOf('@') + 1)..];
        var port = host.IndexOf(':', StringComparison.Ordinal);
        return (port < 0 ? host : host[..port]).Trim('.');
    }

    /// <summary>What stands before an @ and is read as the address by people alone.</summary>
    public static string UserOf(string address) => Authority(address) is var authority && authority.LastIndexOf('@') is > 0 and var at ? authority[..at] : "";

    static string Authority(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? address : address[(scheme + 3)..];
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>The part that somebody registered: lakala.com of m.lakala.com, pbc.gov.cn of www.pbc.gov.cn.</summary>
    public static string Registered(string host)
    {
        var labels = host.Split('.');
        var most = labels.Length >= 3 && labels[^1].Length == 2 && Registries.Contains(labels[^2], StringComparer.Ordinal) ? 3 : 2;
        return string.Join('.', labels.Skip(Math.Max(0, labels.Length - most)));
    }

    public static bool IsUnder(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);

    /// <summary>The host as a browser shows it: punycode turned back into letters.</summary>
    public static string Shown(string host)
    {
        if (!host.Contains("xn--", StringComparison.Ordinal)) return host;
        try
        {
            return Idn.GetUnicode(host).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return host;
        }
    }

    /// <summary>Characters that look alike made one, so that 1akala, lаkala (with a Cyrillic а) and la-kala are the same sight.</summary>
    public static string Sight(string host)
    {
        var sight = new StringBuilder(host.Length);
        foreach (var c in host)
            sight.Append(c switch
            {
                '0' or 'о' or 'ο' or 'ö' or 'ó' or 'ò' => "o",
                '1' or 'i' or 'і' or 'ı' or 'í' or 'ì' or 'ι' or 'ӏ' => "l",
                '3' or 'е' or 'ё' or 'é' or 'è' or 'ε' => "e",
                '4' or 'а' or 'ɑ' or 'α' or 'à' or 'á' or 'ä' or 'ā' => "a",
                '5' or 'ѕ' => "s",
                'с' => "c",
                'р' => "p",
                'х' => "x",
                'у' => "y",
                'к' or 'κ' => "k",
                'ո' or 'ñ' or 'п' => "n",
                'ü' or 'ú' or 'υ' or 'ս' => "u",
                'һ' => "h",
                'м' => "m",
                '-' or '_' => "",
                _ => c.ToString(),
            });
        return sight.Replace("rn", "m").Replace("vv", "w").ToString();
    }
}
