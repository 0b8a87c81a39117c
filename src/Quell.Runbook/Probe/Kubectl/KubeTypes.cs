using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>The kinds that step B asks for by name or by list.</summary>
public static class KubeTypes
{
    public static readonly KubeType Pod = Core("pod", "Pod", "pods");
    public static readonly KubeType Namespace = Core("namespace", "Namespace", "namespaces");
    public static readonly KubeType Node = Core("node", "Node", "nodes");
    public static readonly KubeType Service = Core("service", "Service", "services");
    public static readonly KubeType Endpoints = Core("endpoints", "Endpoints", "endpoints");
    public static readonly KubeType ServiceAccount = Core("serviceaccount", "ServiceAccount", "serviceaccounts");
    public static readonly KubeType Claim = Core(
        "persistentvolumeclaim",
        "PersistentVolumeClaim",
        "persistentvolumeclaims"
    );
    public static readonly KubeType ReplicationController = Core(
        "replicationcontroller",
        "ReplicationController",
        "replicationcontrollers"
    );
    public static readonly KubeType Deployment = new("deployment", "Deployment", "deployments", "apps");
    public static readonly KubeType StatefulSet = new("statefulset", "StatefulSet", "statefulsets", "apps");
    public static readonly KubeType DaemonSet = new("daemonset", "DaemonSet", "daemonsets", "apps");
    public static readonly KubeType ReplicaSet = new("replicaset", "ReplicaSet", "replicasets", "apps");
    public static readonly KubeType Job = new("job", "Job", "jobs", "batch");
    public static readonly KubeType CronJob = new("cronjob", "CronJob", "cronjobs", "batch");
    public static readonly KubeType EndpointSlice = new(
        "endpointslice",
        "EndpointSlice",
        "endpointslices",
        "discovery.k8s.io"
    );
    public static readonly KubeType Ingress = new("ingress", "Ingress", "ingresses", "networking.k8s.io");
    public static readonly KubeType NetworkPolicy = new(
        "networkpolicy",
        "NetworkPolicy",
        "networkpolicies",
        "networking.k8s.io"
    );
    public static readonly KubeType DisruptionBudget = new(
        "poddisruptionbudget",
        "PodDisruptionBudget",
        "poddisruptionbudgets",
        "policy"
    );
    public static readonly KubeType Autoscaler = new(
        "horizontalpodautoscaler",
        "HorizontalPodAutoscaler",
        "horizontalpodautoscalers",
        "autoscaling"
    );
    public static readonly KubeType RoleBinding = Rbac("rolebinding", "RoleBinding", "rolebindings");
    public static readonly KubeType ClusterRoleBinding = Rbac(
        "clusterrolebinding",
        "ClusterRoleBinding",
        "clusterrolebindings"
    );
    public static readonly KubeType Role = Rbac("role", "Role", "roles");
    public static readonly KubeType ClusterRole = Rbac("clusterrole", "ClusterRole", "clusterroles");
    public static readonly KubeType StorageClass = new(
        "storageclass",
        "StorageClass",
        "storageclasses",
        "storage.k8s.io"
    );
    public static readonly KubeType Lease = new("lease", "Lease", "leases", "coordination.k8s.io");
    public static readonly KubeType ValidatingWebhook = new(
        "validatingwebhookconfiguration",
        "ValidatingWebhookConfiguration",
        "validatingwebhookconfigurations",
        "admissionregistration.k8s.io"
    );
    public static readonly KubeType MutatingWebhook = new(
        "mutatingwebhookconfiguration",
        "MutatingWebhookConfiguration",
        "mutatingwebhookconfigurations",
        "admissionregistration.k8s.io"
    );
    public static readonly KubeType ApiService = new(
        "apiservice",
        "APIService",
        "apiservices",
        "apiregistration.k8s.io"
    );
    public static readonly KubeType ScaledObject = Custom("ScaledObject", "scaledobjects", "keda.sh");
    public static readonly KubeType VerticalAutoscaler = Custom(
        "VerticalPodAutoscaler",
        "verticalpodautoscalers",
        "autoscaling.k8s.io"
    );
    public static readonly KubeType CiliumPolicy = Custom("CiliumNetworkPolicy", "ciliumnetworkpolicies", "cilium.io");
    public static readonly KubeType CiliumClusterPolicy = Custom(
        "CiliumClusterwideNetworkPolicy",
        "ciliumclusterwidenetworkpolicies",
        "cilium.io"
    );
    public static readonly KubeType CalicoPolicy = Custom("NetworkPolicy", "networkpolicies", "crd.projectcalico.org");
    public static readonly KubeType CalicoGlobalPolicy = Custom(
        "GlobalNetworkPolicy",
        "globalnetworkpolicies",
        "crd.projectcalico.org"
    );
    public static readonly KubeType AdminPolicy = Custom(
        "AdminNetworkPolicy",
        "adminnetworkpolicies",
        "policy.networking.k8s.io"
    );
    public static readonly KubeType BaselineAdminPolicy = Custom(
        "BaselineAdminNetworkPolicy",
        "baselineadminnetworkpolicies",
        "policy.networking.k8s.io"
    );
    public static readonly KubeType HttpRoute = Custom("HTTPRoute", "httproutes", "gateway.networking.k8s.io");
    public static readonly KubeType GrpcRoute = Custom("GRPCRoute", "grpcroutes", "gateway.networking.k8s.io");
    public static readonly KubeType SnapshotClass = Custom(
        "VolumeSnapshotClass",
        "volumesnapshotclasses",
        "snapshot.storage.k8s.io"
    );
    public static readonly KubeType Application = Custom("Application", "applications", "argoproj.io");
    public static readonly KubeType Kustomization = Custom(
        "Kustomization",
        "kustomizations",
        "kustomize.toolkit.fluxcd.io"
    );
    public static readonly KubeType HelmRelease = Custom("HelmRelease", "helmreleases", "helm.toolkit.fluxcd.io");

    /// <summary>Kinds that a Pod can belong to and that Kubernetes brings itself.</summary>
    public static readonly ImmutableArray<KubeType> Workloads =
    [
        Deployment,
        StatefulSet,
        DaemonSet,
        ReplicaSet,
        Job,
        CronJob,
        ReplicationController,
    ];

    /// <summary>Kinds of add-ons, in a namespace; asked for where the cluster serves their group.</summary>
    public static readonly ImmutableArray<KubeType> Extensions =
    [
        ScaledObject,
        VerticalAutoscaler,
        CiliumPolicy,
        CalicoPolicy,
        HttpRoute,
        GrpcRoute,
    ];

    /// <summary>The same of the whole cluster.</summary>
    public static readonly ImmutableArray<KubeType> ClusterExtensions =
    [
        CiliumClusterPolicy,
        CalicoGlobalPolicy,
        AdminPolicy,
        BaselineAdminPolicy,
        SnapshotClass,
    ];

    /// <summary>The workload kind that an event names, in any spelling of its letters; null where it is none of Kubernetes' own.</summary>
    public static KubeType? Workload(string? kind) =>
        Workloads.FirstOrDefault(type => string.Equals(type.Kind, kind, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a group of Kubernetes itself, whose kinds go without it.</summary>
    public static bool IsOwn(string group) =>
        !group.Contains('.', StringComparison.Ordinal) || group.EndsWith(".k8s.io", StringComparison.Ordinal);

    private static KubeType Core(string word, string kind, string plural) => new(word, kind, plural, string.Empty);

    private static KubeType Rbac(string word, string kind, string plural) =>
        new(word, kind, plural, "rbac.authorization.k8s.io");

    private static KubeType Custom(string kind, string plural, string group) =>
        new($"{plural}.{group}", kind, plural, group);
}
