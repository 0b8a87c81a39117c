namespace Quell.Runbook.AllowLists;

/// <summary>Recognises addresses of this machine, without asking any resolver.</summary>
internal static class Loopback
{
    public static bool Is(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri is { UserInfo: "", Query: "", Fragment: "", Host: "127.0.0.1" or "localhost" or "[::1]" }
        && url.StartsWith(uri.Scheme + "://" + uri.Host, StringComparison.Ordinal);
}
