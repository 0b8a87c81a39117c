namespace Quell.EndToEnd.Tests.Live;

/// <summary>Scenario files whose events are about something that is really there.</summary>
internal static class LiveScenario
{
    public const string EventId = "7f3c9a1e5b2d48c6a0e4f19b8d7c6053";

    private const string Tenant = """
        scenario: 1
        name: live
        title: Something real
        story: What the event names is really there.
        event: 7f3c9a1e5b2d48c6a0e4f19b8d7c6053
        tenant:
          customerId: "100042"
          storage:
            isEnabled: true
            isEncryptionWithProvidedKeyEnabled: false
            buckets: [{ name: captures, folder: captures, region: eu-west-1, pathStyleAccess: false }]
        # What the tenant does not offer is done by kubectl and aws.
        catalogue: { types: [KILL_PROCESS, PAUSE_CONTAINER, CAPTURE] }
        """;

    /// <summary>A process in the Pod of a shop.</summary>
    public static string OfPod(LiveShop shop) =>
        $$"""
            {{Tenant}}
            templates:
              pod:
                originator: policy
                category: runtime
                source: syscall
                sourceDetails: { type: workload, subType: container }
                rawEventOriginator: linuxAgent
                rawEventCategory: runtime
                engine: falco
                name: Malware
                description: A miner was started
                severity: 1
                actions: []
                labels:
                  kubernetes.cluster.name: {{LiveNode.Cluster}}
                  kubernetes.namespace.name: {{shop.Space}}
                  kubernetes.workload.type: deployment
                  kubernetes.workload.name: checkout
                  kubernetes.pod.name: {{shop.Pod}}
                  kubernetes.node.name: {{LiveNode.Node}}
                  host.hostName: {{LiveNode.Node}}
                  host.mac: "02:9b:5e:11:4c:7d"
                  host.id: 5e1b7c0a9f3d42e68b07d1c45fa2963e8c7d0b1f2a3948576d6c5b4a39281706
                  container.name: checkout
                  aws.accountId: "123456789012"
                  cloudProvider.account.id: "123456789012"
                  cloudProvider.region: us-east-1
                content:
                  type: workloadRuntimeDetection
                  ruleType: 6
                  ruleSubType: 0
                  origin: Sysdig
                  ruleName: Detect crypto miners
                  ruleTags: [mitre_impact]
                  output: a miner was started
                  fields: { container.id: {{shop.Container}}, proc.pid: "4711", proc.pid.ts: "${start-6m12s}", proc.name: sleep, proc.cmdline: "sleep {{shop.Marker}}" }
            events:
              - { id: 7f3c9a1e5b2d48c6a0e4f19b8d7c6053, at: -1m, uses: [pod] }
            streams:
              - { stream: life, every: 2s, from: -1m, uses: [pod], severity: 6, content: { ruleName: Heartbeat } }
            """;

    /// <summary>A cron job; the event names it and no Pod of it.</summary>
    public static string OfCronJob(LiveShop shop, string pod) =>
        OfPod(shop)
            .Replace(
                "kubernetes.workload.type: deployment",
                "kubernetes.workload.type: cronjob",
                StringComparison.Ordinal
            )
            .Replace("kubernetes.workload.name: checkout", "kubernetes.workload.name: report", StringComparison.Ordinal)
            .Replace($"kubernetes.pod.name: {shop.Pod}", $"kubernetes.pod.name: {pod}", StringComparison.Ordinal)
            .Replace($"container.id: {shop.Container}, ", "", StringComparison.Ordinal);

    /// <summary>Calls that an identity of the cloud account made.</summary>
    /// <param name="type">As CloudTrail has it: <c>IAMUser</c>, <c>AssumedRole</c>.</param>
    public static string OfIdentity(string name, string arn, string type) =>
        $$"""
            {{Tenant}}
            templates:
              cloudtrail:
                originator: policy
                category: cloudtrail
                source: awscloudtrail
                sourceDetails: { type: cloud, subType: auditlogs }
                rawEventOriginator: agentless
                rawEventCategory: runtime
                engine: falco
                name: AWS persistence
                severity: 3
                labels:
                  aws.accountId: "123456789012"
                  aws.region: us-east-1
                  cloudProvider.name: aws
                  cloudProvider.account.id: "123456789012"
                  cloudProvider.region: us-east-1
                content:
                  type: agentlessRuntimeDetection
                  integrationType: cloudtrail
                  integrationId: 6d2f0f1e-6f2b-4b7e-9f1c-2a3b4c5d6e7f
                  ruleType: 6
                  policyOrigin: Sysdig
                  policyId: 20051
                  ruleName: Create AWS user
                  ruleTags: [mitre_persistence, T1136.003, aws_iam]
                  output: A user was created
                  fields:
                    ct.name: CreateUser
                    ct.shortsrc: iam
                    ct.region: us-east-1
                    ct.srcip: 198.51.100.77
                    ct.user: {{name}}
                    ct.user.accountid: "123456789012"
                    ct.user.arn: {{arn}}
                    ct.user.identitytype: {{type}}
            events:
              - { id: 7f3c9a1e5b2d48c6a0e4f19b8d7c6053, at: -1m, uses: [cloudtrail] }
            streams:
              - { stream: life, every: 2s, from: -1m, uses: [cloudtrail], severity: 6, content: { ruleName: Heartbeat } }
            """;
}
