using Quell.Domain.Events;
using Quell.Domain.Text;

namespace Quell.Runbook.Investigate;

/// <summary>Where an event happened, as its labels say.</summary>
public sealed record EventPlace(
    string? Cluster,
    string? Namespace,
    string? Workload,
    string? Host,
    string? Account,
    string? Image,
    string? Container,
    string? Identity
)
{
    private static readonly string[] s_accounts =
    [
        "aws.accountId",
        "gcp.projectId",
        "azure.subscriptionId",
        "cloudProvider.account.id",
    ];

    public static EventPlace Of(ThreatEvent threat) =>
        new(
            threat.Label("kubernetes.cluster.name"),
            threat.Label("kubernetes.namespace.name"),
            threat.Label("kubernetes.workload.name"),
            threat.Label("host.hostName"),
            AccountLabel(threat) is { } label ? threat.Label(label) : null,
            threat.Label("container.image.repo"),
            threat.Field("container.id") is { } container && container != "host" ? container : null,
            threat.Field("ct.user.arn")
        );

    /// <summary>The label under which an event names its account; null where it names none.</summary>
    public static string? AccountLabel(ThreatEvent threat) =>
        s_accounts.FirstOrDefault(label => !string.IsNullOrEmpty(threat.Label(label)));

    /// <summary>As a person names it: <c>cluster/namespace/workload</c>, a host, an identity, an account. Outside text.</summary>
    public string Text =>
        Workload is not null
            ? $"{Cluster ?? "?"}/{Namespace ?? "?"}/{Workload}"
            : Identity
                ?? (
                    Host is not null ? $"host {Host}"
                    : Account is not null ? $"account {Account}"
                    : "unknown place"
                );

    /// <summary>The same, an identity without the part that all of the account's have.</summary>
    public string Brief =>
        Workload is null && Identity is not null ? Identity[(Identity.LastIndexOf(':') + 1)..] : Text;

    public bool IsSameWorkload(EventPlace other) =>
        Workload is not null && Workload == other.Workload && Namespace == other.Namespace && Cluster == other.Cluster;

    /// <summary>True where it can be found again: the same workload, or without one the same identity or host.</summary>
    public bool IsSameResource(EventPlace other) =>
        Workload is not null || other.Workload is not null ? IsSameWorkload(other)
        : Identity is not null || other.Identity is not null ? Identity == other.Identity
        : Host is not null && Host == other.Host;

    /// <summary>What ties two places together, the closest first.</summary>
    public IEnumerable<string> TiesTo(EventPlace other)
    {
        if (Container is not null && Container == other.Container)
        {
            yield return "same container";
        }
        if (IsSameWorkload(other))
        {
            yield return "same workload";
        }
        if (Identity is not null && Identity == other.Identity)
        {
            yield return "same cloud identity";
        }
        if (Image is not null && Image == other.Image && !IsSameWorkload(other))
        {
            yield return "same image";
        }
        if (Host is not null && Host == other.Host)
        {
            yield return "same host";
        }
        if (Cluster is not null && Cluster == other.Cluster && !IsSameWorkload(other))
        {
            yield return "same cluster";
        }
        if (Account is not null && Account == other.Account)
        {
            yield return "same account";
        }
    }

    /// <summary>A value that may stand in a filter; null where it is not what it claims to be.</summary>
    public static string? Fit(Alphabet alphabet, string? value) => Alphabets.Matches(alphabet, value) ? value : null;
}
