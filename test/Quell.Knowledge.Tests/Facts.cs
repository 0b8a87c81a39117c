using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests;

/// <summary>Sheets of facts for tests.</summary>
internal static class Facts
{
    public static readonly DateTimeOffset At = new(2026, 3, 1, 2, 14, 0, TimeSpan.Zero);

    public static FactSheet Of(params ReadOnlySpan<(string Key, string Value)> facts)
    {
        var sheet = FactSheet.Empty;
        foreach (var (key, value) in facts)
        {
            sheet = sheet.Know(key, value);
        }
        return sheet;
    }

    public static FactSheet Know(this FactSheet sheet, string key, string value) => sheet.From("event", key, value);

    public static FactSheet From(this FactSheet sheet, string source, string key, params string[] values) =>
        sheet.With(new FactReading(key, [.. values], new Citation(source, $"read {key}"), At));

    public static FactSheet None(this FactSheet sheet, string key) => sheet.From("kubectl", key);

    /// <summary>A miner in a Deployment, as the event alone tells it.</summary>
    public static readonly FactSheet Miner = Of(
        (FactKeys.EventRule, "Detect crypto miners using the Stratum protocol"),
        (FactKeys.Cluster, "prod-eu"),
        (FactKeys.Namespace, "shop"),
        (FactKeys.WorkloadKind, "deployment"),
        (FactKeys.WorkloadName, "checkout"),
        (FactKeys.Pod, "checkout-7d9c5b6f4-abcde"),
        (FactKeys.Node, "node-1"),
        (FactKeys.ContainerId, "1f0c2a3b4d5e"),
        (FactKeys.ContainerName, "app"),
        (FactKeys.Image, "registry.example/shop/checkout:1.4"),
        (FactKeys.HostId, "ab12cd34"),
        (FactKeys.HostName, "node-1.example"),
        (FactKeys.ProcessId, "4823"),
        (FactKeys.ProcessStart, "1743822001115100312"),
        (FactKeys.ProcessName, "xmrig"),
        (FactKeys.ProcessParent, "sh"),
        (FactKeys.ProcessExecutable, "/tmp/xmrig"),
        (FactKeys.ProcessCommand, "/tmp/xmrig -o stratum+tcp://pool.example:3333"),
        (FactKeys.FilePath, "/tmp/xmrig"),
        (FactKeys.CaptureStorage, "enabled")
    );
}
