using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Recipes;

/// <summary>The SysQL recipes of step B, from confirmed names to guessed ones. A rejected guess is a finding, not an error.</summary>
public static class SysqlRecipes
{
    public static readonly ImmutableArray<SysqlRecipe> All =
    [
        new(
            "sysql identity",
            [FactKeys.WorkloadExposed, FactKeys.WorkloadLastSeen],
            "looking up the workload in the inventory graph",
            threat =>
                OfWorkload(threat) is { } w
                    ?
                    [
                        $"MATCH KubeWorkload AS w WHERE {Where("w", w, "namespaceName", "clusterName")} RETURN w.isExposed AS exposed, w.lastSeen AS lastSeen LIMIT 5;",
                        $"MATCH KubeWorkload AS w WHERE {Where("w", w, "namespace", "cluster")} RETURN w.isExposed AS exposed, w.lastSeen AS lastSeen LIMIT 5;",
                    ]
                    : null,
            rows =>
                [(FactKeys.WorkloadExposed, One(rows, "exposed")), (FactKeys.WorkloadLastSeen, One(rows, "lastSeen"))]
        ),
        new(
            "sysql siblings",
            [FactKeys.Siblings],
            "listing the other workloads of the namespace",
            threat =>
                OfWorkload(threat) is { } w
                    ?
                    [
                        $"MATCH KubeWorkload AS w WHERE w.clusterName = '{w.Cluster}' AND w.namespaceName = '{w.Namespace}' RETURN w.name AS name, w.type AS type, w.isExposed AS exposed LIMIT 50;",
                        $"MATCH KubeWorkload AS w WHERE w.cluster = '{w.Cluster}' AND w.namespace = '{w.Namespace}' RETURN w.name AS name, w.type AS type, w.isExposed AS exposed LIMIT 50;",
                    ]
                    : null,
            rows =>
                [
                    (
                        FactKeys.Siblings,
                        Each(rows, row => $"{row("type")}/{row("name")}{(IsTrue(row("exposed")) ? " (exposed)" : "")}")
                    ),
                ]
        ),
        new(
            "sysql vulnerabilities",
            [FactKeys.Vulnerabilities],
            "looking for vulnerabilities in use in the workload's images",
            threat =>
                OfWorkload(threat) is { } w
                    ?
                    [
                        $"MATCH KubeWorkload AS w HAS Container AS c RUNS Image AS i AFFECTED_BY Vulnerability AS v WHERE w.name = '{w.Name}' AND w.clusterName = '{w.Cluster}' AND v.inUse = true AND v.severity IN ['Critical', 'High'] RETURN DISTINCT v.name AS cve, v.severity AS severity, v.hasExploit AS exploit, v.hasFix AS fix LIMIT 25;",
                        $"MATCH KubeWorkload AS w HAS Container AS c RUNS Image AS i AFFECTED_BY Vulnerability AS v WHERE w.name = '{w.Name}' AND w.cluster = '{w.Cluster}' AND v.inUse = true AND v.severity IN ['Critical', 'High'] RETURN DISTINCT v.name AS cve, v.severity AS severity, v.hasExploit AS exploit, v.hasFix AS fix LIMIT 25;",
                    ]
                    : null,
            rows => [(FactKeys.Vulnerabilities, Each(rows, Vulnerability))]
        ),
        new(
            "sysql rbac",
            [FactKeys.RbacNamespace],
            "listing the ServiceAccounts of the namespace and their roles",
            threat =>
                OfWorkload(threat) is { } w
                    ?
                    [
                        $"MATCH KubeServiceAccount AS s HAS KubeRoleBinding AS b HAS KubeClusterRole AS r WHERE s.clusterName = '{w.Cluster}' AND s.namespaceName = '{w.Namespace}' RETURN s.name AS sa, b.name AS binding, r.name AS role LIMIT 50;",
                        $"MATCH KubeServiceAccount AS s HAS KubeRoleBinding AS b HAS KubeClusterRole AS r WHERE s.cluster = '{w.Cluster}' AND s.namespace = '{w.Namespace}' RETURN s.name AS sa, b.name AS binding, r.name AS role LIMIT 50;",
                    ]
                    : null,
            rows => [(FactKeys.RbacNamespace, Each(rows, row => $"{row("sa")} via {row("binding")} to {row("role")}"))]
        ),
        new(
            "sysql serviceaccount",
            [FactKeys.ServiceAccount],
            "asking which ServiceAccount the workload runs as",
            threat =>
                OfWorkload(threat) is { } w
                    ?
                    [
                        $"MATCH KubeWorkload AS w HAS KubeServiceAccount AS s WHERE {Where("w", w, "namespaceName", "clusterName")} RETURN s.name AS sa LIMIT 5;",
                        $"MATCH KubeWorkload AS w WHERE {Where("w", w, "namespaceName", "clusterName")} RETURN w.serviceAccountName AS sa LIMIT 5;",
                    ]
                    : null,
            rows => [(FactKeys.ServiceAccount, One(rows, "sa"))]
        ),
        new(
            "sysql services",
            [FactKeys.Services],
            "asking which Services route to the workload",
            threat =>
                OfWorkload(threat) is { } w
                    ?
                    [
                        $"MATCH KubeService AS s EXPOSES KubeWorkload AS w WHERE {Where("w", w, "namespaceName", "clusterName")} RETURN s.name AS service LIMIT 25;",
                    ]
                    : null,
            rows => [(FactKeys.Services, Each(rows, row => row("service")))]
        ),
        new(
            "sysql host",
            [FactKeys.HostExposed],
            "looking up the host in the inventory graph",
            threat =>
                threat.Label("host.hostName") is { } host && Alphabets.Matches(Alphabet.HostName, host)
                    ?
                    [
                        $"MATCH Host AS h WHERE h.name = '{host}' RETURN h.accountId AS account, h.isExposed AS exposed LIMIT 5;",
                    ]
                    : null,
            rows => [(FactKeys.HostExposed, One(rows, "exposed")), (FactKeys.CloudAccount, One(rows, "account"))]
        ),
    ];

    public static SysqlRecipe? Find(string source) =>
        All.FirstOrDefault(recipe => string.Equals(recipe.Source, source, StringComparison.Ordinal));

    private sealed record WorkloadName(string Cluster, string Namespace, string Name);

    /// <summary>The event's workload, or null where a value does not match the alphabet of what it claims to be.</summary>
    private static WorkloadName? OfWorkload(ThreatEvent threat) =>
        threat.Label("kubernetes.cluster.name") is { } cluster
        && threat.Label("kubernetes.namespace.name") is { } space
        && threat.Label("kubernetes.workload.name") is { } name
        && Alphabets.Matches(Alphabet.DnsSubdomain, cluster)
        && Alphabets.Matches(Alphabet.DnsLabel, space)
        && Alphabets.Matches(Alphabet.DnsSubdomain, name)
            ? new WorkloadName(cluster, space, name)
            : null;

    private static string Where(string alias, WorkloadName w, string space, string cluster) =>
        $"{alias}.name = '{w.Name}' AND {alias}.{space} = '{w.Namespace}' AND {alias}.{cluster} = '{w.Cluster}'";

    private static ImmutableArray<string> One(ImmutableArray<QueryRow> rows, string alias) =>
        [
            .. rows.Select(row => row.Values.GetValueOrDefault(alias))
                .OfType<string>()
                .Where(value => value.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Take(5),
        ];

    private static ImmutableArray<string> Each(
        ImmutableArray<QueryRow> rows,
        Func<Func<string, string>, string> words
    ) =>
        [
            .. rows.Select(row => words(alias => row.Values.GetValueOrDefault(alias) ?? "?"))
                .Distinct(StringComparer.Ordinal)
                .Take(25),
        ];

    private static string Vulnerability(Func<string, string> row) =>
        $"{row("cve")} {row("severity")}{(IsTrue(row("exploit")) ? ", exploit known" : "")}{(IsTrue(row("fix")) ? ", fix exists" : ", no fix")}";

    private static bool IsTrue(string value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
