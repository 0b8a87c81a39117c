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
    public const string EventCloudCall = "event.cloudCall";
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
    public const string OwnerChain = "owner.chain";
    public const string OwnerResolvable = "owner.resolvableBySysdig";
    public const string OperatorOwner = "operator.owner";
    public const string PodReady = "pod.ready";
    public const string PodLabels = "pod.labels";
    public const string PodReadiness = "pod.probes.readiness";
    public const string PodStartup = "pod.probes.startup";
    public const string PodHostPid = "pod.hostPID";
    public const string PodHostIpc = "pod.hostIPC";
    public const string PodPrivileged = "pod.privileged";
    public const string PodCapabilities = "pod.caps";
    public const string PodHostPath = "pod.hostPath";
    public const string PodSharesProcesses = "pod.shareProcessNamespace";
    public const string PodGracePeriod = "pod.terminationGracePeriod";
    public const string PodPriorityClass = "pod.priorityClass";
    public const string ReplicasAvailable = "replicas.available";
    public const string MinReadySeconds = "minReadySeconds";
    public const string PodManagement = "podManagementPolicy";
    public const string RolloutPaused = "rollout.paused";
    public const string ClaimsWhenScaled = "pvcRetention.whenScaled";
    public const string ClaimsWhenDeleted = "pvcRetention.whenDeleted";
    public const string JobSuspended = "job.suspended";
    public const string JobBackoff = "job.backoff";
    public const string PdbAllowed = "pdb.disruptionsAllowed";
    public const string Keda = "keda.scaledObject";
    public const string Vpa = "vpa";
    public const string SelfHeal = "gitops.selfHeal";
    public const string Helm = "helm.release";
    public const string Ambient = "mesh.ambient";
    public const string Endpoints = "endpoints.ready";
    public const string NetworkNetEffect = "networkPolicies.netEffect";
    public const string QuarantinePolicies = "networkPolicies.quarantine";
    public const string VolumeSharedBy = "volumes.sharedBy";
    public const string SnapshotClass = "volumes.snapshotClass";
    public const string Leases = "lease.heldByPod";
    public const string ServiceAccountAutomount = "sa.automount";
    public const string RbacDangerous = "rbac.dangerous";
    public const string TokenType = "token.type";
    public const string RoleName = "role.name";
    public const string RoleMaxSession = "role.maxSession";
    public const string RoleManagedBy = "role.managedBy";
    public const string RoleAttached = "role.policies.attached";
    public const string RoleInline = "role.policies.inline";
    public const string RoleBoundary = "role.boundary";
    public const string RoleTrust = "role.trust";
    public const string UserKeys = "user.keys";
    public const string KeyLastUsed = "key.lastUsed";
    public const string CloudTrail = "cloud.trail";
    public const string NodeSpot = "node.spot";
    public const string NodeManagedBy = "node.managedBy";
    public const string NodeProtected = "node.protected";
    public const string NodeUnschedulable = "node.unschedulable";
    public const string NodeTenants = "node.otherTenants";
    public const string Webhooks = "webhook.backend";
    public const string Criticality = "criticality";
    public const string ObjectVersions = "object.versions";
    public const string KubeContext = "kube.context";
    public const string Selector = "workload.selector";
    public const string Containers = "pod.containers";
    public const string CaseTitle = "case.title";
    public const string CaseTactic = "case.tactic";
    public const string CaseTechniques = "case.techniques";
    public const string CaseType = "case.type";
    public const string CaseStatus = "case.status";
    public const string CaseTime = "case.time";
    public const string CaseThreatGroup = "case.threatGroup";
    public const string CaseTicket = "case.ticket";
    public const string CaseSummary = "case.summary";
    public const string CaseConfidence = "case.confidence";
    public const string CaseTrigger = "case.trigger";
    public const string CaseEvidence = "case.processEvidence";
    public const string CaseResource = "case.resource";
    public const string CaseRationale = "case.rationale";
    public const string CaseTimeline = "case.timeline";
    public const string CaseMetadata = "case.metadata";
    public const string CasePriorEvents = "case.priorEvents";
    public const string CaseRelated = "case.related";
    public const string CaseCloudCalls = "case.cloudCalls";
    public const string CaseVulnerabilities = "case.vulnerabilities";
    public const string CaseCorrelations = "case.correlations";
    public const string CaseChecks = "case.checks";
    public const string CaseIndicators = "case.indicators";
    public const string CaseSources = "case.sources";

    /// <summary>True for what an investigation's case file says of itself: prose, on which no rule rests.</summary>
    public static bool IsOfCaseFile(string key) => key.StartsWith("case.", StringComparison.Ordinal);

    /// <summary>The probe that answers a key, in words that a person can act on.</summary>
    public static string HowToFindOut(string key) =>
        key switch
        {
            Services or Endpoints => "kubectl get service,endpointslice -n <namespace> -o json",
            Ingress => "kubectl get ingress -n <namespace> -o json",
            NetworkPolicies or NetworkNetEffect or QuarantinePolicies =>
                "kubectl get networkpolicy -n <namespace> -o json",
            PdbCovering or PdbAllowed => "kubectl get pdb -n <namespace> -o json",
            Hpa => "kubectl get hpa -n <namespace> -o json",
            Keda => "kubectl get scaledobject -n <namespace> -o json",
            Vpa => "kubectl get vpa -n <namespace> -o json",
            Replicas
            or ReplicasReady
            or ReplicasAvailable
            or Strategy
            or MinReadySeconds
            or PodManagement
            or RolloutPaused
            or ClaimsWhenScaled
            or ClaimsWhenDeleted
            or JobSuspended
            or JobBackoff
            or GitOps
            or Helm
            or OwnerChain
            or OperatorOwner
            or Selector
            or WorkloadLabels => "kubectl get <kind> <workload> -n <namespace> -o json",
            SelfHeal => "kubectl get application -A -o json, or the Git source that owns the workload",
            PodRestartPolicy
            or PodReady
            or PodLabels
            or PodLiveness
            or PodReadiness
            or PodStartup
            or PodHostNetwork
            or PodHostPid
            or PodHostIpc
            or PodPrivileged
            or PodCapabilities
            or PodHostPath
            or PodSharesProcesses
            or PodGracePeriod
            or PodPriorityClass
            or PodStatic
            or Sidecar
            or Volumes
            or VolumeClaim
            or ProcessIsInit
            or TokenType
            or Criticality
            or Containers
            or ServiceAccount => "kubectl get pod <pod> -n <namespace> -o json",
            Ambient => "kubectl get namespace <namespace> -o json",
            VolumeSharedBy or ServiceAccountSharedBy => "kubectl get pod -n <namespace> -o json",
            SnapshotClass => "kubectl get volumesnapshotclass -o json",
            Leases => "kubectl get lease -A -o json",
            ServiceAccountAutomount => "kubectl get serviceaccount <name> -n <namespace> -o json",
            RbacBindings or RbacNamespace or RbacDangerous => "kubectl get rolebinding,clusterrolebinding -A -o json",
            NodeSpot or NodeManagedBy or NodeProtected or NodeUnschedulable => "kubectl get node <node> -o json",
            NodeTenants => "kubectl get pod -A --field-selector spec.nodeName=<node> -o json",
            Webhooks => "kubectl get validatingwebhookconfiguration,mutatingwebhookconfiguration -o json",
            RoleName or RoleMaxSession or RoleManagedBy or RoleBoundary or RoleTrust =>
                "aws iam get-role --role-name <role>",
            RoleAttached => "aws iam list-attached-role-policies --role-name <role>",
            RoleInline => "aws iam list-role-policies --role-name <role>",
            UserKeys => "aws iam list-access-keys --user-name <user>",
            KeyLastUsed => "aws iam get-access-key-last-used --access-key-id <key>",
            CloudTrail =>
                "aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=<name>",
            ObjectVersions => "kubectl get <kind> <name> -n <namespace> -o json of the object to be changed",
            KubeContext => "kubectl config current-context, and whether it is the cluster of the threat",
            Cni => "kubectl get daemonset -n kube-system -o json",
            CloudIdentity => "kubectl get serviceaccount <name> -n <namespace> -o json, then aws iam get-role",
            CloudIdentitySharedBy =>
                "kubectl get serviceaccount -A -o json, and who else may assume the role in AWS IAM",
            CloudUser or CloudUserArn or CloudUserKind => "the CloudTrail record behind the event",
            CloudLogsFrom or CloudLogsTo => "the time of the event, which a person has to choose a window around",
            Outbound => "a CAPTURE of the container, or the flow logs of its network",
            HostId => "another event of the same host in list_runtime_events",
            ContainerId => "kubectl get pod <pod> -n <namespace> -o json",
            _ when IsOfCaseFile(key) => "quell investigate <event id>, which writes a case file",
            CaptureStorageId => "nothing that the tenant publishes; ask an administrator",
            _ => "get_event_info, or the console of the tenant",
        };
}
