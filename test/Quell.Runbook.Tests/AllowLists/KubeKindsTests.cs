using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>Every kind by each of its spellings: where it lives, and whether it may be written.</summary>
public sealed class KubeKindsTests
{
    /// <summary>Group, then the spellings, the singular first. * may be written, ~ has no namespace.</summary>
    [Theory]
    [InlineData("", "*pod pods po")]
    [InlineData("", "*service services svc")]
    [InlineData("", "endpoints ep")]
    [InlineData("", "*~node nodes no")]
    [InlineData("", "*~namespace namespaces ns")]
    [InlineData("", "*serviceaccount serviceaccounts sa")]
    [InlineData("", "configmap configmaps cm")]
    [InlineData("", "*persistentvolumeclaim persistentvolumeclaims pvc")]
    [InlineData("", "*~persistentvolume persistentvolumes pv")]
    [InlineData("", "replicationcontroller replicationcontrollers rc")]
    [InlineData("", "event events ev")]
    [InlineData("", "limitrange limitranges limits")]
    [InlineData("", "resourcequota resourcequotas quota")]
    [InlineData("apps", "*deployment deployments deploy")]
    [InlineData("apps", "*statefulset statefulsets sts")]
    [InlineData("apps", "*daemonset daemonsets ds")]
    [InlineData("apps", "*replicaset replicasets rs")]
    [InlineData("apps", "controllerrevision controllerrevisions")]
    [InlineData("batch", "*job jobs")]
    [InlineData("batch", "*cronjob cronjobs cj")]
    [InlineData("autoscaling", "*horizontalpodautoscaler horizontalpodautoscalers hpa")]
    [InlineData("policy", "*poddisruptionbudget poddisruptionbudgets pdb")]
    [InlineData("networking.k8s.io", "*networkpolicy networkpolicies netpol")]
    [InlineData("networking.k8s.io", "*ingress ingresses ing")]
    [InlineData("networking.k8s.io", "~ingressclass ingressclasses")]
    [InlineData("discovery.k8s.io", "endpointslice endpointslices")]
    [InlineData("coordination.k8s.io", "lease leases")]
    [InlineData("rbac.authorization.k8s.io", "*role roles")]
    [InlineData("rbac.authorization.k8s.io", "*rolebinding rolebindings")]
    [InlineData("rbac.authorization.k8s.io", "*~clusterrole clusterroles")]
    [InlineData("rbac.authorization.k8s.io", "*~clusterrolebinding clusterrolebindings")]
    [InlineData("storage.k8s.io", "~storageclass storageclasses sc")]
    [InlineData("storage.k8s.io", "~volumeattachment volumeattachments")]
    [InlineData("storage.k8s.io", "~csidriver csidrivers")]
    [InlineData("storage.k8s.io", "~csinode csinodes")]
    [InlineData("scheduling.k8s.io", "~priorityclass priorityclasses pc")]
    [InlineData("admissionregistration.k8s.io", "~validatingwebhookconfiguration validatingwebhookconfigurations")]
    [InlineData("admissionregistration.k8s.io", "~mutatingwebhookconfiguration mutatingwebhookconfigurations")]
    [InlineData("apiextensions.k8s.io", "~customresourcedefinition customresourcedefinitions crd crds")]
    [InlineData("apiregistration.k8s.io", "~apiservice apiservices")]
    public void A_kind_is_the_same_by_each_of_its_words(string group, string words)
    {
        var spellings = words.TrimStart('*', '~').Split(' ');
        foreach (var spelling in spellings)
        {
            string[] whole =
                group.Length == 0 ? [spelling] : [spelling, $"{spelling}.{group}", $"{spelling}.v1.{group}"];
            foreach (var word in whole)
            {
                Lines.Allowed($"kubectl get {word} --context c").Resource.ShouldBe(spellings[0]);
                IsWritten(word, !words.Contains('~'), words.Contains('*'));
            }
        }
        Lines.Refused($"kubectl get {spellings[0]}.elsewhere --context c").Rule.ShouldBe(AllowRules.Resource);
    }

    [Theory]
    [InlineData("scaledobjects.keda.sh")]
    [InlineData("applications.argoproj.io")]
    [InlineData("rollouts.argoproj.io")]
    [InlineData("kustomizations.kustomize.toolkit.fluxcd.io")]
    [InlineData("helmreleases.helm.toolkit.fluxcd.io")]
    [InlineData("verticalpodautoscalers.autoscaling.k8s.io")]
    [InlineData("ciliumnetworkpolicies.cilium.io")]
    [InlineData("networkpolicies.crd.projectcalico.org")]
    public void A_custom_kind_that_actions_touch_is_written_in_its_namespace(string kind)
    {
        Lines.Allowed($"kubectl get {kind} --context c").Resource.ShouldBe(kind);
        IsWritten(kind, isNamespaced: true, mayBeWritten: true);
    }

    [Theory]
    [InlineData("widgets.example.com")]
    [InlineData("pods.example.com")]
    [InlineData("scaledobjects.example.com")]
    public void Another_custom_kind_is_only_read_and_only_the_cluster_knows_where_it_lives(string kind)
    {
        Lines.Allowed($"kubectl get {kind} --context c").Resource.ShouldBe(kind);
        Lines.Refused($"kubectl annotate {kind} x a=b --context c").Rule.ShouldBe(AllowRules.Resource);
        Lines.Refused($"kubectl annotate {kind} x a=b --context c -n shop").Rule.ShouldBe(AllowRules.Resource);
    }

    [Theory]
    [InlineData("deployments.v1beta1.apps", "deployment")]
    [InlineData("hpa.v2beta2.autoscaling", "horizontalpodautoscaler")]
    [InlineData("widgets.v1alpha1.example.com", "widgets.example.com")]
    public void A_version_between_kind_and_group_names_the_same_kind(string word, string kind) =>
        Lines.Allowed($"kubectl get {word} --context c").Resource.ShouldBe(kind);

    [Theory]
    [InlineData("secret", AllowRules.Secret, "Secrets are neither read nor written.")]
    [InlineData("Secrets", AllowRules.Secret, "Secrets are neither read nor written.")]
    [InlineData("sealedsecrets.bitnami.com", AllowRules.Secret, "Secrets are neither read nor written.")]
    [InlineData("widgets", AllowRules.Resource, "The kind 'widgets' is not on the list.")]
    [InlineData("Pods", AllowRules.Resource, "The kind 'Pods' is not on the list.")]
    [InlineData("deployments.v1", AllowRules.Resource, "The kind 'deployments.v1' is not on the list.")]
    [InlineData("widgets.local", AllowRules.Resource, "The kind 'widgets.local' is not on the list.")]
    [Trait("Guardrail", "G-22")]
    public void Any_other_word_is_no_kind_and_a_secret_never_is(string word, string rule, string why)
    {
        var refused = Lines.Refused($"kubectl get {word} --context c");

        refused.Rule.ShouldBe(rule);
        refused.Why.ShouldBe(why);
    }

    [Theory]
    [InlineData("clusterrole", "system:node", true)]
    [InlineData("rolebinding", "a:b", true)]
    [InlineData("pod", "a:b", false)]
    public void A_name_of_rbac_has_its_own_alphabet(string kind, string name, bool isAllowed) =>
        Lines.IsAllowed($"kubectl get {kind} {name} --context c").ShouldBe(isAllowed);

    private static void IsWritten(string word, bool isNamespaced, bool mayBeWritten)
    {
        var (inside, outside) = (
            $"kubectl annotate {word} x a=b --context c -n shop",
            $"kubectl annotate {word} x a=b --context c"
        );
        var (right, wrong) = isNamespaced ? (inside, outside) : (outside, inside);

        Lines.Refused(wrong).Rule.ShouldBe(AllowRules.Namespace);
        Lines.IsAllowed(right).ShouldBe(mayBeWritten, right);
        if (!mayBeWritten)
        {
            Lines.Refused(right).Rule.ShouldBe(AllowRules.Resource);
        }
    }
}
