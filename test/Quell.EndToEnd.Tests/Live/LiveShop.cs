namespace Quell.EndToEnd.Tests.Live;

/// <summary>A namespace of its own for one test: a Deployment whose Pods run one process each, and what stands around it.</summary>
internal sealed class LiveShop
{
    private readonly LiveNode _node;

    private LiveShop(LiveNode node, string space, int marker)
    {
        _node = node;
        Space = space;
        Marker = marker;
    }

    public string Space { get; }

    /// <summary>Seconds that the process of the Deployment sleeps, by which it is found among all processes.</summary>
    public int Marker { get; }

    /// <summary>The Pod that the event names.</summary>
    public string Pod { get; private set; } = string.Empty;

    public string PodUid { get; private set; } = string.Empty;

    /// <summary>The first twelve digits of its container's id.</summary>
    public string Container { get; private set; } = string.Empty;

    /// <summary>Process ids of the Deployment's processes on this machine.</summary>
    public int[] Running => LiveNode.Processes("sleep", $"{Marker}");

    public static async Task<LiveShop> OpenAsync(LiveNode node, string space, int marker, int replicas = 2)
    {
        var shop = new LiveShop(node, space, marker);
        await node.ApplyAsync(Manifests(space, marker, replicas));
        await shop.ReadyAsync();
        shop.Pod = await node.KubectlAsync(
            "get",
            "pods",
            "-n",
            space,
            "-l",
            "app=checkout",
            "-o",
            "jsonpath={.items[0].metadata.name}"
        );
        shop.PodUid = await shop.GetAsync($"pod/{shop.Pod}", ".metadata.uid");
        var id = await shop.GetAsync($"pod/{shop.Pod}", ".status.containerStatuses[0].containerID");
        shop.Container = id[(id.LastIndexOf('/') + 1)..][..12];
        return shop;
    }

    public Task ReadyAsync() =>
        _node.KubectlAsync("rollout", "status", "deployment/checkout", "-n", Space, "--timeout", "120s");

    /// <summary>One field of the live object, read past Quell.</summary>
    public Task<string> GetAsync(string what, string path) =>
        _node.KubectlAsync("get", what, "-n", Space, "-o", $"jsonpath={{{path}}}");

    public Task<string> KubectlAsync(params string[] arguments) => _node.KubectlAsync([.. arguments, "-n", Space]);

    public Task<bool> TryKubectlAsync(params string[] arguments) => _node.TryKubectlAsync([.. arguments, "-n", Space]);

    /// <summary>Makes again what is not there.</summary>
    public Task AgainAsync(int replicas) => _node.ApplyAsync(Manifests(Space, Marker, replicas));

    /// <summary>A cron job that is not due, and one job of it whose process runs; gives the Pod.</summary>
    public async Task<string> CronAsync(int marker)
    {
        await _node.ApplyAsync(
            $$"""
            apiVersion: batch/v1beta1
            kind: CronJob
            metadata: { name: report, namespace: {{Space}} }
            spec: { schedule: "0 0 1 1 *", jobTemplate: { spec: { template: {{JobPod(marker)}} } } }
            """
        );
        var uid = await GetAsync("cronjob/report", ".metadata.uid");
        await _node.ApplyAsync(
            $$"""
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: report-1
              namespace: {{Space}}
              ownerReferences: [{ apiVersion: batch/v1beta1, kind: CronJob, name: report, uid: {{uid}}, controller: true }]
            spec: { template: {{JobPod(marker)}} }
            """
        );
        await KubectlAsync("wait", "--for=condition=Ready", "pod", "-l", "job-name=report-1", "--timeout=60s");
        return await KubectlAsync("get", "pods", "-l", "job-name=report-1", "-o", "jsonpath={.items[0].metadata.name}");
    }

    public async Task CloseAsync() => await _node.KubectlAsync("delete", "namespace", Space, "--wait=false");

    private static string JobPod(int marker) =>
        $$"""{ metadata: { labels: { job: report } }, spec: { restartPolicy: Never, terminationGracePeriodSeconds: 1, containers: [{ name: report, image: "localhost/busybox:1", command: [sleep, "{{marker}}"] }] } }""";

    private static string Manifests(string space, int marker, int replicas) =>
        $$"""
            apiVersion: v1
            kind: Namespace
            metadata: { name: {{space}} }
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: checkout
              namespace: {{space}}
              annotations: { eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/checkout" }
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: { name: checkout, namespace: {{space}} }
            rules: [{ apiGroups: [""], resources: [secrets], verbs: [get] }]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: { name: checkout, namespace: {{space}} }
            roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: checkout }
            subjects: [{ kind: ServiceAccount, name: checkout, namespace: {{space}} }, { kind: User, name: ada }]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: { name: quarantine, namespace: {{space}} }
            spec: { podSelector: { matchLabels: { quarantine: "true" } }, policyTypes: [Ingress, Egress] }
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: { name: allow-out, namespace: {{space}}, labels: { team: shop } }
            spec: { podSelector: { matchLabels: { app: checkout } }, policyTypes: [Egress], egress: [{}] }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: checkout, namespace: {{space}} }
            spec: { selector: { app: checkout }, ports: [{ port: 80, targetPort: 8080 }] }
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: checkout, namespace: {{space}} }
            spec:
              replicas: {{replicas}}
              selector: { matchLabels: { app: checkout } }
              template:
                metadata: { labels: { app: checkout } }
                spec:
                  serviceAccountName: checkout
                  terminationGracePeriodSeconds: 1
                  volumes: [{ name: scratch, emptyDir: {} }]
                  containers:
                    - name: checkout
                      image: localhost/busybox:1
                      command: ["sh", "-c", "echo started; date >/scratch/started; sleep {{marker}}"]
                      env: [{ name: LEVEL, value: hunter2 }]
                      volumeMounts: [{ name: scratch, mountPath: /scratch }]
            """;
}
