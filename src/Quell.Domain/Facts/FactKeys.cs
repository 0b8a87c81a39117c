namespace Quell.Domain.Facts;

/// <summary>The probe vocabulary: the same string in code, JSON, YAML and tests.</summary>
public static class FactKeys
{
    public const string EventId = "event.id";
    public const string EventTime = "event.time";
    public const string EventSeverity = "event.severity";
    public const string EventPolicy = "event.policy";
    public const string EventRule = "event.rule";
    public const string EventTags = "event.tags";
    public const string EventOutput = "event.output";
    public const string EventType = "event.type";
    public const string EventActions = "event.actions";
    public const string Cluster = "cluster.name";
    public const string Namespace = "workload.namespace";
    public const string WorkloadKind = "workload.kind";
    public const string WorkloadName = "workload.name";
    public const string WorkloadExposed = "workload.exposed";
    public const string WorkloadLastSeen = "workload.lastSeen";
    public const string WorkloadLabels = "workload.labels";
    public const string Siblings = "workload.siblings";
    public const string Pod = "pod.name";
    public const string PodRestartPolicy = "pod.restartPolicy";
    public const string PodLiveness = "pod.probes.liveness";
    public const string PodHostNetwork = "pod.hostNetwork";
    public const string PodStatic = "pod.static";
    public const string Node = "node.name";
    public const string ContainerId = "container.id";
    public const string ContainerName = "container.name";
    public const string Image = "container.image";
    public const string HostId = "host.id";
    public const string HostName = "host.name";
    public const string ProcessId = "process.id";
    public const string ProcessStart = "process.startTime";
    public const string ProcessName = "process.name";
    public const string ProcessCommand = "process.commandLine";
    public const string ProcessExecutable = "process.executable";
    public const string ProcessHash = "process.sha256";
    public const string ProcessParent = "process.parent";
    public const string ProcessTree = "process.tree";
    public const string ProcessIsInit = "process.isContainerInit";
    public const string FilePath = "file.path";
    public const string UserName = "user.name";
    public const string Replicas = "replicas.desired";
    public const string ReplicasReady = "replicas.ready";
    public const string Strategy = "strategy";
    public const string PdbCovering = "pdb.covering";
    public const string Hpa = "hpa";
    public const string GitOps = "gitops";
    public const string Sidecar = "mesh.sidecar";
    public const string Services = "services.selecting";
    public const string Ingress = "ingress.routes";
    public const string Outbound = "outbound.connections";
    public const string NetworkPolicies = "networkPolicies.selecting";
    public const string Cni = "cni";
    public const string Volumes = "volumes";
    public const string ServiceAccount = "sa.name";
    public const string ServiceAccountSharedBy = "sa.sharedBy";
    public const string RbacBindings = "rbac.bindings";
    public const string RbacNamespace = "rbac.namespaceBindings";
    public const string HostExposed = "host.exposed";
    public const string CloudProvider = "cloud.provider";
    public const string CloudAccount = "cloud.account";
    public const string CloudRegion = "cloud.region";
    public const string CloudInstance = "cloud.instanceId";
    public const string CloudIdentity = "cloud.identity";
    public const string CloudUser = "cloud.user";
    public const string CloudUserArn = "cloud.user.arn";
    public const string CloudUserKind = "cloud.user.identitytype";
    public const string CloudIdentitySharedBy = "cloud.identity.sharedBy";
    public const string CloudResourceType = "cloud.resource.type";
    public const string CloudResourceName = "cloud.resource.name";
    public const string CloudLogsFrom = "cloud.logs.from";
    public const string CloudLogsTo = "cloud.logs.to";
    public const string VolumeClaim = "volumes.claim";
    public const string Vulnerabilities = "vulnerabilities.inUse";
    public const string ResponderHost = "responders.HOST";
    public const string ResponderCluster = "responders.CLUSTER";
    public const string ResponderCloud = "responders.CLOUD";
    public const string CaptureStorage = "captureStorage";
    public const string CaptureStorageId = "captureStorage.id";
    public const string Fingerprint = "target.fingerprint";

    /// <summary>The probe that answers a key, in words that a person can act on.</summary>
    public static string HowToFindOut(string key) =>
        key switch
        {
            Services => "kubectl get service,endpointslice -n <namespace> -o json",
            Ingress => "kubectl get ingress -n <namespace> -o json",
            NetworkPolicies => "kubectl get networkpolicy -n <namespace> -o json",
            PdbCovering => "kubectl get pdb -n <namespace> -o json",
            Hpa => "kubectl get hpa -n <namespace> -o json",
            Replicas or ReplicasReady or Strategy or GitOps or WorkloadLabels =>
                "kubectl get <kind> <workload> -n <namespace> -o json",
            PodRestartPolicy
            or PodLiveness
            or PodHostNetwork
            or PodStatic
            or Sidecar
            or Volumes
            or VolumeClaim
            or ProcessIsInit
            or ServiceAccount => "kubectl get pod <pod> -n <namespace> -o json",
            ServiceAccountSharedBy => "kubectl get pod -n <namespace> -o json",
            RbacBindings or RbacNamespace => "kubectl get rolebinding,clusterrolebinding -A -o json",
            Cni => "kubectl get daemonset -n kube-system -o json",
            CloudIdentity => "kubectl get serviceaccount <name> -n <namespace> -o json, then aws iam get-role",
            CloudIdentitySharedBy => "kubectl get serviceaccount -A -o json, and who else may assume the role in AWS IAM",
            CloudUser or CloudUserArn or CloudUserKind => "the CloudTrail record behind the event",
            CloudLogsFrom or CloudLogsTo => "the time of the event, which a person has to choose a window around",
            Outbound => "a CAPTURE of the container, or the flow logs of its network",
            HostId => "another event of the same host in list_runtime_events",
            ContainerId => "kubectl get pod <pod> -n <namespace> -o json",
            CaptureStorageId => "nothing that the tenant publishes; ask an administrator",
            _ => "get_event_info, or the console of the tenant",
        };
}
