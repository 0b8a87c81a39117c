using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class RevertedRuleTests
{
    [Theory]
    [InlineData(
        "SCALE_TO_ZERO",
        "gitops: argocd app=checkout namespace=argocd & gitops.selfHeal: true interval=180",
        Severity.Degraded,
        "Will be reverted: Argo CD application checkout heals itself within about 180 s; hold it off first (SUSPEND_ARGO)"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "gitops: argocd app=checkout namespace=argocd & gitops.selfHeal: true",
        Severity.Degraded,
        "heals itself; hold it off first"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "gitops: argocd app=checkout namespace=argocd & gitops.selfHeal: false",
        Severity.Delay,
        "shows the change as drift"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "gitops: argocd app=checkout namespace=argocd & gitops.selfHeal: false <> true",
        Severity.Degraded,
        "Sources disagree on gitops.selfHeal"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "gitops: argocd app=checkout namespace=argocd",
        Severity.Unknown,
        "Whether Argo CD application checkout takes the change back by itself"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "gitops: flux kustomization=apps/shop & gitops.selfHeal: true interval=600",
        Severity.Degraded,
        "SUSPEND_FLUX_KUSTOMIZATION"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "gitops: flux helmrelease=shop/checkout & gitops.selfHeal: true",
        Severity.Degraded,
        "SUSPEND_FLUX_HELMRELEASE"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "gitops: other & gitops.selfHeal: true",
        Severity.Degraded,
        "the suspension of that source by its owner"
    )]
    [InlineData("SCALE_TO_ZERO", "gitops: -", Severity.None, "No GitOps source owns deployment shop/checkout")]
    [InlineData("SCALE_TO_ZERO", "", Severity.Unknown, "Whether a GitOps source takes changes")]
    [InlineData(
        "SUSPEND_ARGO",
        "gitops: argocd app=checkout namespace=argocd",
        Severity.None,
        "takes nothing back until this is undone"
    )]
    [InlineData(
        "PAUSE_HPA",
        "gitops: argocd app=checkout namespace=argocd",
        Severity.Delay,
        "what it owns beside that it takes back"
    )]
    [InlineData(
        "REMOVE_RBAC_SUBJECT",
        "gitops: argocd app=checkout namespace=argocd",
        Severity.Delay,
        "hold it off first (SUSPEND_ARGO)"
    )]
    [InlineData(
        "ROLLOUT_RESTART",
        "gitops: argocd app=checkout namespace=argocd",
        Severity.None,
        "leaves the mark alone"
    )]
    [InlineData("ISOLATE_NETWORK", "gitops: argocd app=checkout namespace=argocd", Severity.None, "not in Git")]
    [InlineData("DETACH_POD", "gitops: argocd app=checkout namespace=argocd", Severity.None, "not its Pods")]
    [InlineData("DELETE_POD", "gitops: argocd app=checkout namespace=argocd", Severity.None, "not its Pods")]
    [InlineData(
        "DELETE_POD",
        "gitops: argocd app=checkout namespace=argocd & workload.kind: pod",
        Severity.Degraded,
        "make a Pod without an owner again"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "helm.release: checkout namespace=shop",
        Severity.Delay,
        "Helm release shop/checkout writes"
    )]
    [InlineData("SCALE_TO_ZERO", "helm.release: -", Severity.None, "Helm does not manage")]
    [InlineData("SCALE_TO_ZERO", "", Severity.Unknown, "Whether Helm manages")]
    [InlineData(
        "SCALE_TO_ZERO",
        "operator.owner: Kafka.kafka.strimzi.io/events",
        Severity.Degraded,
        "Kafka.kafka.strimzi.io/events stands above"
    )]
    [InlineData("SCALE_TO_ZERO", "operator.owner: -", Severity.None, "No custom resource")]
    [InlineData("SCALE_TO_ZERO", "", Severity.Unknown, "Whether an operator stands above")]
    public void Who_takes_the_change_back_is_named_with_the_step_that_holds_him_off(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-REVERTED", type, facts, severity, words);
}
