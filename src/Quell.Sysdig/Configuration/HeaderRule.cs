using System.Buffers;

namespace Quell.Sysdig.Configuration;

/// <summary>Which headers a configuration may add to requests.</summary>
internal static class HeaderRule
{
    private const int LongestValue = 16 * 1024;

    private static readonly SearchValues<char> s_token = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    private static readonly HashSet<string> s_protocols = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept",
        "Accept-Encoding",
        "Connection",
        "Expect",
        "Host",
        "Keep-Alive",
        "Last-Event-ID",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
    };

    /// <summary>What is wrong with a name, as the rest of a sentence; null when nothing is.</summary>
    public static string? NameFault(string name) =>
        name.Length == 0 || name.AsSpan().ContainsAnyExcept(s_token) ? "is no name of a header"
        : s_protocols.Contains(name)
        || name.StartsWith("Mcp-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            ? "the protocol sets by itself"
        : null;

    /// <summary>True for one line of printable ASCII, which is all that a header can carry safely.</summary>
    public static bool IsValue(string value) =>
        value.Length <= LongestValue && !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
