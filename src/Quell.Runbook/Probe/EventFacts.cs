using System.Collections.Immutable;
using Quell.Domain.Events;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe;

/// <summary>The facts that an event itself carries. Ids used as parameters come from here.</summary>
public static class EventFacts
{
    public static ImmutableArray<FactReading> From(ThreatEvent threat, Citation citation, DateTimeOffset at)
    {
        var facts = ImmutableArray.CreateBuilder<FactReading>();
        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts.Add(new FactReading(key, [value], citation, at));
            }
        }

        Add(FactKeys.EventId, threat.Id);
        Add(FactKeys.EventTime, threat.At?.ToString("yyyy-MM-dd HH:mm:ss'Z'"));
        Add(FactKeys.EventSeverity, SeverityWord(threat.Severity));
        Add(FactKeys.EventPolicy, threat.PolicyName);
        Add(FactKeys.EventRule, threat.RuleName);
        Add(FactKeys.EventType, threat.ContentType);
        Add(FactKeys.EventOutput, threat.Output);
        if (!threat.RuleTags.IsEmpty)
        {
            facts.Add(new FactReading(FactKeys.EventTags, threat.RuleTags, citation, at));
        }
        facts.Add(new FactReading(FactKeys.EventActions, [.. threat.Actions.Select(Words)], citation, at));
        foreach (var (key, label) in s_labels)
        {
            Add(key, label.Select(threat.Label).FirstOrDefault(value => !string.IsNullOrEmpty(value)));
        }
        foreach (var (key, field) in s_fields)
        {
            Add(key, threat.Field(field));
        }
        Add(
            FactKeys.FilePath,
            threat.Field("fd.name") is { } path && path.StartsWith('/') ? path : threat.Field("proc.exepath")
        );
        Add(FactKeys.Image, ImageOf(threat));
        return facts.ToImmutable();
    }

    private static readonly (string Key, string[] Labels)[] s_labels =
    [
        (FactKeys.Cluster, ["kubernetes.cluster.name"]),
        (FactKeys.Namespace, ["kubernetes.namespace.name"]),
        (FactKeys.WorkloadKind, ["kubernetes.workload.type"]),
        (FactKeys.WorkloadName, ["kubernetes.workload.name"]),
        (FactKeys.Pod, ["kubernetes.pod.name"]),
        (FactKeys.Node, ["kubernetes.node.name"]),
        (FactKeys.ContainerName, ["container.name"]),
        (FactKeys.HostId, ["host.id"]),
        (FactKeys.HostName, ["host.hostName"]),
        (FactKeys.CloudProvider, ["cloudProvider.name"]),
        (FactKeys.CloudAccount, ["cloudProvider.account.id", "aws.accountId", "gcp.projectId", "azure.subscriptionId"]),
        (FactKeys.CloudRegion, ["cloudProvider.region", "aws.region"]),
        (FactKeys.CloudInstance, ["aws.instanceId"]),
    ];

    private static readonly (string Key, string Field)[] s_fields =
    [
        (FactKeys.ContainerId, "container.id"),
        (FactKeys.ProcessId, "proc.pid"),
        (FactKeys.ProcessStart, "proc.pid.ts"),
        (FactKeys.ProcessName, "proc.name"),
        (FactKeys.ProcessCommand, "proc.cmdline"),
        (FactKeys.ProcessExecutable, "proc.exepath"),
        (FactKeys.ProcessHash, "proc.hash.sha256"),
        (FactKeys.ProcessParent, "proc.pname"),
        (FactKeys.UserName, "user.name"),
        (FactKeys.EventCloudCall, "ct.name"),
        (FactKeys.CloudUser, "ct.user"),
        (FactKeys.CloudUserArn, "ct.user.arn"),
        (FactKeys.CloudUserKind, "ct.user.identitytype"),
    ];

    private static string Words(AutomaticAction action) =>
        action.Successful switch
        {
            true => $"{action.Type} (done)",
            false => $"{action.Type} (failed: {action.Error ?? "no reason given"})",
            null => $"{action.Type} (outcome not said)",
        };

    private static string? SeverityWord(int? severity) =>
        severity switch
        {
            null => null,
            >= 0 and <= 3 => $"High ({severity})",
            4 or 5 => $"Medium ({severity})",
            6 => "Low (6)",
            7 => "Info (7)",
            _ => $"unknown word {severity}",
        };

    private static string? ImageOf(ThreatEvent threat) =>
        threat.Label("container.image.repo") is { } repo
            ? threat.Label("container.image.tag") is { } tag
                ? $"{repo}:{tag}"
                : repo
            : null;
}
