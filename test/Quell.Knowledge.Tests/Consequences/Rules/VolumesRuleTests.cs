using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class VolumesRuleTests
{
    [Theory]
    [InlineData(
        "DELETE_POD",
        "volumes: pvc name=data claim=data-0 access=ReadWriteOnce",
        Severity.Degraded,
        "Claim data-0 stays, and so does what the attacker wrote there"
    )]
    [InlineData(
        "DELETE_POD",
        "volumes: pvc name=data claim=data-0 access=ReadWriteOnce",
        Severity.Delay,
        "can be mounted on one node only"
    )]
    [InlineData(
        "DELETE_POD",
        "volumes: pvc name=data claim=data-0 access=ReadWriteOnce & volumes.sharedBy: claim=data-0 Deployment/api",
        Severity.Degraded,
        "Also mounted by Deployment/api (claim data-0)"
    )]
    [InlineData(
        "DELETE_POD",
        "volumes: pvc name=data claim=data-0 access=ReadWriteOnce & volumes.sharedBy: -",
        Severity.None,
        "Nobody else mounts claim data-0"
    )]
    [InlineData(
        "DELETE_POD",
        "volumes: pvc name=data claim=data-0 access=ReadWriteOnce",
        Severity.Unknown,
        "Who else mounts claim data-0"
    )]
    [InlineData("DELETE_POD", "volumes: emptyDir name=tmp", Severity.None, "mounts no persistent claim")]
    [InlineData("DELETE_POD", "", Severity.Unknown, "Which claims deployment shop/checkout mounts")]
    [InlineData(
        "ROLLOUT_RESTART",
        "volumes: pvc name=data claim=data-0 access=ReadWriteOnce",
        Severity.Degraded,
        "Claim data-0 stays"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "workload.kind: statefulset & pvcRetention.whenScaled: Delete",
        Severity.Outage,
        "deletes its claims"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "workload.kind: statefulset & pvcRetention.whenScaled: Retain",
        Severity.None,
        "are kept"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "workload.kind: statefulset & pvcRetention.whenScaled: Retain <> Delete",
        Severity.Outage,
        "Sources disagree on pvcRetention.whenScaled"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "workload.kind: statefulset",
        Severity.Unknown,
        "Whether scaling statefulset shop/checkout down deletes its claims"
    )]
    [InlineData("SCALE_TO_ZERO", "", Severity.None, "has no rule that deletes claims")]
    [InlineData(
        "KUBERNETES_VOLUME_SNAPSHOT",
        "volumes.snapshotClass: csi driver=d deletionPolicy=Delete",
        Severity.Degraded,
        "has deletionPolicy Delete"
    )]
    [InlineData(
        "KUBERNETES_VOLUME_SNAPSHOT",
        "volumes.snapshotClass: csi driver=d deletionPolicy=Retain",
        Severity.None,
        "keeps the copy"
    )]
    [InlineData(
        "KUBERNETES_VOLUME_SNAPSHOT",
        "volumes.snapshotClass: csi driver=d",
        Severity.Unknown,
        "Whether VolumeSnapshotClass csi keeps the copy"
    )]
    [InlineData("KUBERNETES_VOLUME_SNAPSHOT", "volumes.snapshotClass: -", Severity.Degraded, "no snapshot can be made")]
    [InlineData(
        "KUBERNETES_VOLUME_SNAPSHOT",
        "",
        Severity.Unknown,
        "run kubectl get volumesnapshotclass -o json to know"
    )]
    public void What_becomes_of_claims_and_copies_is_said(string type, string facts, Severity severity, string words) =>
        Rule.ShouldSay("C-VOLUMES", type, facts, severity, words);
}
