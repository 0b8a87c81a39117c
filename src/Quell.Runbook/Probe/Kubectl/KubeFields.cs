using System.Collections.Frozen;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>What is kept of each kind. A value of an environment variable, a Secret's content or an annotation that is not named here never is.</summary>
public static class KubeFields
{
    private const string Owners = "ownerReferences(apiVersion kind name controller)";

    private const string Annotations = """
        annotations(
          kubernetes.io/config.mirror argocd.argoproj.io/tracking-id meta.helm.sh/release-name meta.helm.sh/release-namespace
          eks.amazonaws.com/role-arn iam.gke.io/gcp-service-account azure.workload.identity/client-id
          ambient.istio.io/redirection autoscaling.keda.sh/paused autoscaling.keda.sh/paused-replicas
          cluster-autoscaler.kubernetes.io/safe-to-evict cluster-autoscaler.kubernetes.io/scale-down-disabled
          karpenter.sh/do-not-disrupt karpenter.sh/do-not-evict kubernetes.io/ingress.class
          storageclass.kubernetes.io/is-default-class)
        """;

    private const string Meta = $"metadata(uid resourceVersion labels* {Annotations} {Owners} deletionTimestamp)";

    private const string Probe =
        "exec() httpGet(scheme port path) tcpSocket(port) grpc(port service) periodSeconds failureThreshold timeoutSeconds initialDelaySeconds";

    private const string Container = $"""
        name image restartPolicy securityContext(privileged capabilities(add)) env(name) ports(name containerPort protocol)
        volumeMounts(name mountPath readOnly) livenessProbe({Probe}) readinessProbe({Probe}) startupProbe({Probe})
        """;

    private const string Volumes = """
        volumes(name emptyDir(medium) persistentVolumeClaim(claimName readOnly) hostPath(path type) configMap(name)
          secret(secretName) csi(driver) ephemeral(volumeClaimTemplate(spec(accessModes storageClassName)))
          projected(sources(serviceAccountToken(audience expirationSeconds) secret(name) configMap(name))) +)
        """;

    private const string PodSpec = $"""
        spec(nodeName serviceAccountName automountServiceAccountToken hostNetwork hostPID hostIPC shareProcessNamespace
          restartPolicy terminationGracePeriodSeconds priorityClassName runtimeClassName
          containers({Container}) initContainers({Container}) {Volumes})
        """;

    private const string Pod = $"""
        {Meta} {PodSpec}
        status(phase podIP conditions(type status) containerStatuses(name ready containerID restartCount)
          initContainerStatuses(name ready containerID))
        """;

    private const string Template = $"template(metadata(labels* {Annotations}) {PodSpec})";

    private const string Workload = $"""
        {Meta}
        spec(replicas paused minReadySeconds selector* strategy* updateStrategy* podManagementPolicy serviceName
          persistentVolumeClaimRetentionPolicy(whenScaled whenDeleted) suspend backoffLimit activeDeadlineSeconds
          parallelism completions schedule concurrencyPolicy {Template} jobTemplate(spec(backoffLimit {Template})))
        status(replicas readyReplicas availableReplicas updatedReplicas numberReady numberAvailable
          desiredNumberScheduled currentNumberScheduled failed succeeded active ready)
        """;

    /// <summary>Of a Pod in a list: whose it is, as whom it runs, where, on which claims, and whether it is ready.</summary>
    private const string ListedPod = $"""
        metadata(labels(pod-template-hash) {Owners})
        spec(serviceAccountName nodeName volumes(name persistentVolumeClaim(claimName) ephemeral()))
        status(phase conditions(type status))
        """;

    private const string ListedDaemonSet = """
        spec(template(spec(containers(name image
          args=--enable-network-policy=true|--enable-network-policy=false env(name value=strict|standard)))))
        status(numberReady desiredNumberScheduled)
        """;

    private const string CiliumRules =
        "endpointSelector* nodeSelector* ingress* ingressDeny* egress* egressDeny* enableDefaultDeny*";

    private static readonly FrozenDictionary<string, FieldTree> s_trees = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["Pod"] = Pod,
        ["Deployment"] = Workload,
        ["StatefulSet"] = Workload,
        ["DaemonSet"] = Workload,
        ["ReplicaSet"] = Workload,
        ["ReplicationController"] = Workload,
        ["Job"] = Workload,
        ["CronJob"] = Workload,
        ["Namespace"] = "metadata(labels*)",
        ["Node"] =
            $"metadata(uid resourceVersion labels* {Annotations}) spec(unschedulable providerID taints(key effect)) status(nodeInfo(kubeletVersion osImage) conditions(type status))",
        ["Service"] =
            "spec(type clusterIP selector* externalName ports(name port targetPort protocol nodePort)) status(loadBalancer(ingress(hostname ip)))",
        ["EndpointSlice"] =
            "metadata(labels(kubernetes.io/service-name)) endpoints(conditions(ready) targetRef(kind name))",
        ["Endpoints"] = "subsets(addresses(targetRef(kind name)) notReadyAddresses(targetRef(kind name)))",
        ["Ingress"] =
            $"metadata({Annotations}) spec(ingressClassName defaultBackend* backend* rules(host http(paths(path pathType backend*))))",
        ["NetworkPolicy"] =
            "spec(podSelector* policyTypes ingress* egress* selector serviceAccountSelector types order)",
        ["CiliumNetworkPolicy"] = $"spec({CiliumRules}) specs({CiliumRules})",
        ["CiliumClusterwideNetworkPolicy"] = $"spec({CiliumRules}) specs({CiliumRules})",
        ["GlobalNetworkPolicy"] =
            "spec(selector namespaceSelector serviceAccountSelector types order ingress* egress*)",
        ["AdminNetworkPolicy"] = "spec(priority subject* ingress(name action) egress(name action))",
        ["BaselineAdminNetworkPolicy"] = "spec(subject* ingress(name action) egress(name action))",
        ["PodDisruptionBudget"] =
            "spec(minAvailable maxUnavailable selector*) status(disruptionsAllowed currentHealthy desiredHealthy expectedPods)",
        ["HorizontalPodAutoscaler"] =
            "metadata(uid resourceVersion) spec(scaleTargetRef(apiVersion kind name) minReplicas maxReplicas) status(currentReplicas desiredReplicas)",
        ["ScaledObject"] =
            $"metadata(uid resourceVersion {Annotations}) spec(scaleTargetRef(apiVersion kind name) minReplicaCount maxReplicaCount)",
        ["VerticalPodAutoscaler"] = "spec(targetRef(apiVersion kind name) updatePolicy(updateMode))",
        ["ServiceAccount"] =
            $"metadata(uid resourceVersion {Annotations} labels(azure.workload.identity/use)) automountServiceAccountToken",
        ["PersistentVolumeClaim"] = "spec(accessModes storageClassName volumeName) status(phase)",
        ["StorageClass"] = $"metadata({Annotations}) provisioner reclaimPolicy",
        ["VolumeSnapshotClass"] = "driver deletionPolicy",
        ["Lease"] = "spec(holderIdentity leaseDurationSeconds)",
        ["RoleBinding"] = "metadata(uid resourceVersion) roleRef(kind name) subjects(kind name namespace)",
        ["ClusterRoleBinding"] = "metadata(uid resourceVersion) roleRef(kind name) subjects(kind name namespace)",
        ["Role"] = "metadata(uid resourceVersion) rules(verbs resources apiGroups resourceNames)",
        ["ClusterRole"] = "rules(verbs resources apiGroups resourceNames)",
        ["ValidatingWebhookConfiguration"] = "webhooks(name failurePolicy clientConfig(service(name namespace)))",
        ["MutatingWebhookConfiguration"] = "webhooks(name failurePolicy clientConfig(service(name namespace)))",
        ["APIService"] = "spec(group version)",
        ["HTTPRoute"] =
            "spec(hostnames parentRefs(name namespace kind) rules(matches(path*) backendRefs(name namespace kind)))",
        ["GRPCRoute"] =
            "spec(hostnames parentRefs(name namespace kind) rules(matches(method*) backendRefs(name namespace kind)))",
        ["Application"] = "metadata(uid resourceVersion) spec(syncPolicy(automated*))",
        ["Kustomization"] = "metadata(uid resourceVersion) spec(interval suspend)",
        ["HelmRelease"] = "metadata(uid resourceVersion) spec(interval suspend driftDetection(mode))",
    }.ToFrozenDictionary(pair => pair.Key, pair => FieldTree.Parse(pair.Value), StringComparer.Ordinal);

    private static readonly FieldTree s_listedPod = FieldTree.Parse(ListedPod);
    private static readonly FieldTree s_listedDaemonSet = FieldTree.Parse(ListedDaemonSet);

    /// <summary>A kind that is not known, as on top of an owner chain.</summary>
    private static readonly FieldTree s_other = FieldTree.Parse(
        $"{Meta} spec(replicas paused minReadySeconds selector* strategy(type canary() blueGreen()) {Template}) status(replicas readyReplicas availableReplicas)"
    );

    /// <param name="listed">True for an object of a list that was not asked for by name.</param>
    public static FieldTree Of(string kind, bool listed) =>
        (kind, listed) switch
        {
            ("Pod", true) => s_listedPod,
            ("DaemonSet", true) => s_listedDaemonSet,
            _ => s_trees.GetValueOrDefault(kind) ?? s_other,
        };
}
