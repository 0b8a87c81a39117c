using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Map;

/// <summary>Which facts stand in which section, in the runbook's order.</summary>
internal static class MapLayout
{
    public const string CloudIdentity = "Cloud identity";

    public static readonly ImmutableArray<(string Title, ImmutableArray<(string Words, string Key)> Lines)> Sections =
    [
        (
            "Workload identity",
            [
                ("cluster", FactKeys.Cluster),
                ("namespace", FactKeys.Namespace),
                ("kind", FactKeys.WorkloadKind),
                ("name", FactKeys.WorkloadName),
                ("owner chain", FactKeys.OwnerChain),
                ("operator", FactKeys.OperatorOwner),
                ("pod", FactKeys.Pod),
                ("container", FactKeys.ContainerId),
                ("container name", FactKeys.ContainerName),
                ("image", FactKeys.Image),
                ("last seen", FactKeys.WorkloadLastSeen),
            ]
        ),
        (
            "Inbound",
            [
                ("exposed", FactKeys.WorkloadExposed),
                ("Services", FactKeys.Services),
                ("endpoints", FactKeys.Endpoints),
                ("Ingress and routes", FactKeys.Ingress),
                ("webhooks it backs", FactKeys.Webhooks),
            ]
        ),
        (
            "Outbound",
            [
                ("connections", FactKeys.Outbound),
                ("NetworkPolicies", FactKeys.NetworkPolicies),
                ("net effect", FactKeys.NetworkNetEffect),
                ("quarantine policies", FactKeys.QuarantinePolicies),
                ("CNI", FactKeys.Cni),
            ]
        ),
        ("Sidecars", [("mesh", FactKeys.Sidecar), ("ambient mesh", FactKeys.Ambient)]),
        (
            CloudIdentity,
            [
                ("account", FactKeys.CloudAccount),
                ("region", FactKeys.CloudRegion),
                ("cloud user", FactKeys.CloudUserArn),
                ("identity", FactKeys.CloudIdentity),
                ("shared by", FactKeys.CloudIdentitySharedBy),
                ("role", FactKeys.RoleName),
                ("may be assumed by", FactKeys.RoleTrust),
                ("managed by", FactKeys.RoleManagedBy),
                ("longest session", FactKeys.RoleMaxSession),
                ("boundary", FactKeys.RoleBoundary),
                ("attached policies", FactKeys.RoleAttached),
                ("inline policies", FactKeys.RoleInline),
                ("access keys", FactKeys.UserKeys),
                ("keys last used", FactKeys.KeyLastUsed),
                ("CloudTrail", FactKeys.CloudTrail),
            ]
        ),
        (
            "PDB / HPA",
            [
                ("replicas", FactKeys.Replicas),
                ("ready", FactKeys.ReplicasReady),
                ("available", FactKeys.ReplicasAvailable),
                ("strategy", FactKeys.Strategy),
                ("PDB", FactKeys.PdbCovering),
                ("disruptions allowed", FactKeys.PdbAllowed),
                ("HPA", FactKeys.Hpa),
                ("KEDA", FactKeys.Keda),
                ("VPA", FactKeys.Vpa),
            ]
        ),
        (
            "RBAC",
            [
                ("ServiceAccount", FactKeys.ServiceAccount),
                ("token mounted", FactKeys.ServiceAccountAutomount),
                ("token", FactKeys.TokenType),
                ("also used by", FactKeys.ServiceAccountSharedBy),
                ("bindings", FactKeys.RbacBindings),
                ("dangerous verbs", FactKeys.RbacDangerous),
                ("in the namespace", FactKeys.RbacNamespace),
            ]
        ),
        .. Rest,
    ];

    private static ImmutableArray<(string Title, ImmutableArray<(string Words, string Key)> Lines)> Rest =>
        [
            (
                "Pod",
                [
                    ("ready", FactKeys.PodReady),
                    ("restart policy", FactKeys.PodRestartPolicy),
                    ("liveness", FactKeys.PodLiveness),
                    ("readiness", FactKeys.PodReadiness),
                    ("startup", FactKeys.PodStartup),
                    ("grace period", FactKeys.PodGracePeriod),
                    ("static", FactKeys.PodStatic),
                    ("privileged", FactKeys.PodPrivileged),
                    ("capabilities", FactKeys.PodCapabilities),
                    ("host network", FactKeys.PodHostNetwork),
                    ("host PID", FactKeys.PodHostPid),
                    ("host IPC", FactKeys.PodHostIpc),
                    ("host paths", FactKeys.PodHostPath),
                    ("shares processes", FactKeys.PodSharesProcesses),
                    ("priority class", FactKeys.PodPriorityClass),
                    ("criticality", FactKeys.Criticality),
                    ("Leases held", FactKeys.Leases),
                ]
            ),
            (
                "Node",
                [
                    ("node", FactKeys.Node),
                    ("spot", FactKeys.NodeSpot),
                    ("managed by", FactKeys.NodeManagedBy),
                    ("protected", FactKeys.NodeProtected),
                    ("unschedulable", FactKeys.NodeUnschedulable),
                    ("other tenants", FactKeys.NodeTenants),
                    ("host", FactKeys.HostName),
                    ("host exposed", FactKeys.HostExposed),
                ]
            ),
            (
                "Volumes",
                [
                    ("volumes", FactKeys.Volumes),
                    ("claims", FactKeys.VolumeClaim),
                    ("claims shared by", FactKeys.VolumeSharedBy),
                    ("claims when scaled", FactKeys.ClaimsWhenScaled),
                    ("claims when deleted", FactKeys.ClaimsWhenDeleted),
                    ("snapshot classes", FactKeys.SnapshotClass),
                ]
            ),
            (
                "Owner and delivery",
                [
                    ("GitOps", FactKeys.GitOps),
                    ("self-heal", FactKeys.SelfHeal),
                    ("Helm", FactKeys.Helm),
                    ("rollout paused", FactKeys.RolloutPaused),
                    ("min ready", FactKeys.MinReadySeconds),
                    ("Pod management", FactKeys.PodManagement),
                    ("Job suspended", FactKeys.JobSuspended),
                    ("Job backoff", FactKeys.JobBackoff),
                ]
            ),
            (
                "Also",
                [
                    ("siblings", FactKeys.Siblings),
                    ("vulnerabilities in use", FactKeys.Vulnerabilities),
                    ("processes", FactKeys.ProcessTree),
                ]
            ),
        ];
}
