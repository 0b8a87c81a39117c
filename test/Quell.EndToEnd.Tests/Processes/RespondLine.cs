using System.Globalization;

namespace Quell.EndToEnd.Tests.Processes;

/// <summary>Command lines of responses, with a watch that a test can wait for.</summary>
internal static class RespondLine
{
    private const string EventId = "7f3c9a1e5b2d48c6a0e4f19b8d7c6053";

    /// <summary>On the practice tenant of the program itself.</summary>
    public static string[] Practising(Sandbox sandbox, int interval = 2, int polls = 10) =>
        ["respond", "--tenant", "embedded:cryptominer", .. Kept(sandbox, interval, polls)];

    /// <summary>On a tenant that another program serves.</summary>
    public static string[] Served(Sandbox sandbox, RelayedTenant tenant) =>
        [
            "respond",
            EventId,
            "--mcp-config",
            tenant.Servers,
            "--connect-timeout",
            "60",
            .. Kept(sandbox, interval: 1, polls: 2),
        ];

    private static string[] Kept(Sandbox sandbox, int interval, int polls) =>
        [
            "--state",
            sandbox.State,
            "--watch-interval",
            interval.ToString(CultureInfo.InvariantCulture),
            "--watch-polls",
            polls.ToString(CultureInfo.InvariantCulture),
        ];
}
