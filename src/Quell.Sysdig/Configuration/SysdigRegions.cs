using System.Collections.Frozen;

namespace Quell.Sysdig.Configuration;

/// <summary>The hosts of Sysdig's regions (sysdig-facts 8).</summary>
internal static class SysdigRegions
{
    private const string Domain = ".sysdig.com";

    private static readonly FrozenDictionary<string, string> s_secure = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["us1"] = "secure.sysdig.com",
        ["us2"] = "us2.app.sysdig.com",
        ["us3"] = "app.us3.sysdig.com",
        ["us4"] = "app.us4.sysdig.com",
        ["eu1"] = "eu1.app.sysdig.com",
        ["eu2"] = "app.eu2.sysdig.com",
        ["au1"] = "app.au1.sysdig.com",
        ["in1"] = "app.in1.sysdig.com",
        ["jp1"] = "app.jp1.sysdig.com",
        ["me2"] = "app.me2.sysdig.com",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The host of the region's app for any host of the region; the host itself where it is none of them.</summary>
    public static string AppOf(string host)
    {
        var lower = host.ToLowerInvariant();
        return
            lower.EndsWith(Domain, StringComparison.Ordinal)
            && lower[..^Domain.Length].Split('.') is [var first, var second]
            && Region(first, second) is { } region
            && s_secure.TryGetValue(region, out var app)
            ? app
            : lower;
    }

    private static string? Region(string first, string second) =>
        (first, second) switch
        {
            ("app" or "api" or "secure", _) => second,
            (_, "app") => first,
            _ => null,
        };
}
