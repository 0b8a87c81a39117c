using System.Collections.Immutable;
using Quell.Domain.Events;
using Quell.Domain.Text;
using Quell.Runbook.Investigate;

namespace Quell.Runbook.CaseFiles;

/// <summary>Where a threat is, as real case files write it: words and values in ticks, parted by slashes.</summary>
internal static class ResourceText
{
    private static readonly ImmutableArray<string> s_kinds =
    [
        "deployment",
        "statefulset",
        "daemonset",
        "job",
        "cronjob",
        "replicaset",
    ];

    public static string Of(ThreatEvent threat)
    {
        var place = EventPlace.Of(threat);
        var kind = threat.Label("kubernetes.workload.type")?.ToLowerInvariant();
        var parts = new (string Word, string? Value)[]
        {
            ("cluster", place.Cluster),
            ("namespace", place.Namespace),
            (kind is not null && s_kinds.Contains(kind, StringComparer.Ordinal) ? kind : "workload", place.Workload),
            ("pod", threat.Label("kubernetes.pod.name")),
            ("container", threat.Label("container.name")),
            ("node", threat.Label("kubernetes.node.name")),
            ("host", place.Host),
            ("instance", threat.Label("aws.instanceId")),
            ("account", place.Account),
            ("identity", place.Identity),
        };
        var written = parts
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part =>
                $"{part.Word} {MarkdownText.Code(part.Value)}"
                + (part.Word == "container" && place.Container is { } id ? $" ({MarkdownText.Code(id)})" : string.Empty)
            )
            .ToList();
        if (threat.Label("container.name") is null && place.Container is { } alone)
        {
            written.Add($"container {MarkdownText.Code(alone)}");
        }
        return written.Count == 0 ? "the event names no place." : string.Join(" / ", written);
    }
}
