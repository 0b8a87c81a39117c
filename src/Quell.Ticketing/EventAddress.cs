using System.Net;
using Quell.Runbook.Filing;

namespace Quell.Ticketing;

/// <summary>Where events may be posted: PagerDuty's own address, or a server of this machine that stands in for it.</summary>
public static class EventAddress
{
    /// <summary>The variable by which a test names a stand-in.</summary>
    public const string Variable = "QUELL_PAGERDUTY_URL";

    public static bool MayBePostedTo(string url) =>
        string.Equals(url, FilingSettings.EventsAddress, StringComparison.Ordinal) || IsLoopback(url);

    public static bool IsLoopback(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.UserInfo.Length == 0
        && IPAddress.TryParse(address.Host.Trim('[', ']'), out var number)
        && IPAddress.IsLoopback(number);
}
