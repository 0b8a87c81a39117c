using System.Net;

namespace Quell.Sysdig;

/// <summary>Which addresses an MCP server may have.</summary>
public static class HttpAddress
{
    /// <summary>True for a server of this machine, by a name or number that no other machine can have.</summary>
    public static bool IsLoopback(Uri url) =>
        string.Equals(url.IdnHost, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.IdnHost, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Why the address is not used; null when it may be.</summary>
    public static string? Refusal(Uri url) =>
        url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp ? "it is no HTTPS address"
        : url.UserInfo.Length > 0 ? "it holds a user name or password"
        : url.Scheme == Uri.UriSchemeHttp && !IsLoopback(url)
            ? "plain HTTP would show the token to everybody on the way; only a server of this machine is reached by it"
        : null;
}
