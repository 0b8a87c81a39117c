using Quell.Runbook.Authorize;

namespace Quell.Runbook.Tests.Authorize;

public sealed class ClusterComparisonTests
{
    private const string Same = nameof(Sameness.Same);
    private const string Other = nameof(Sameness.Other);
    private const string CannotTell = nameof(Sameness.CannotTell);

    [Theory]
    // Amazon
    [InlineData("arn:aws:eks:eu-west-1:111122223333:cluster/prod", null, "prod", Same, "EKS ARN")]
    [InlineData("arn:aws:eks:eu-west-1:111122223333:cluster/stage", null, "prod", Other, "EKS ARN")]
    [InlineData("arn:aws-cn:eks:cn-north-1:111122223333:cluster/prod", null, "prod", Same, "EKS ARN")]
    [InlineData("arn:aws:eks:eu-west-1:111122223333:cluster/prod", null, "prod-eu-1", CannotTell, "EKS ARN")]
    [InlineData("arn:aws:eks:eu-west-1:999999999999:cluster/prod", null, "prod", Other, "EKS ARN")]
    [InlineData("work", "arn:aws:eks:eu-west-1:111122223333:cluster/prod", "prod", Same, "EKS ARN")]
    [InlineData("prod", "arn:aws:eks:eu-west-1:111122223333:cluster/stage", "prod", Other, "EKS ARN")]
    [InlineData("ada@prod.eu-west-1.eksctl.io", "prod.eu-west-1.eksctl.io", "prod", Same, "eksctl")]
    [InlineData("ada@stage.eu-west-1.eksctl.io", "stage.eu-west-1.eksctl.io", "prod", Other, "eksctl")]
    [InlineData("ada@example.com@prod.us-east-1.eksctl.io", null, "prod", Same, "eksctl")]
    // Google
    [InlineData("gke_shop-1_europe-west1-b_prod", null, "prod", Same, "GKE")]
    [InlineData("gke_shop-1_europe-west1_stage", null, "prod", Other, "GKE")]
    [InlineData("gke_shop-1_europe-west1_prod", null, "gke_shop-1_europe-west1_prod", Same, "GKE")]
    [InlineData("gke_shop-1_europe-west1_prod-eu-2", null, "prod-eu-1", Other, "GKE")]
    [InlineData("connectgateway_shop-1_global_prod", null, "prod", Same, "GKE connect gateway")]
    // Azure
    [InlineData("prod", "prod", "prod", Same, "plain name")]
    [InlineData("prod-admin", "prod", "prod", Same, "AKS administrator")]
    [InlineData("prod-admin", null, "prod", Same, "AKS administrator")]
    [InlineData("stage", "stage", "prod", Other, "plain name")]
    [InlineData("stage-admin", "stage", "prod", Other, "plain name")]
    // user@cluster
    [InlineData("prod-admin@prod", "prod", "prod", Same, "user@cluster")]
    [InlineData("prod-admin@prod", null, "prod", Same, "user@cluster")]
    [InlineData("admin@stage", "stage", "prod", Other, "user@cluster")]
    [InlineData("kubernetes-admin@kubernetes", "kubernetes", "prod", CannotTell, "kubeadm's default, user@cluster")]
    [InlineData("kubernetes-admin@kubernetes", "kubernetes", "kubernetes", Same, "a name that says nothing")]
    [InlineData("kubernetes-admin@prod", "prod", "prod", Same, "user@cluster")]
    // on one machine
    [InlineData("kind-prod", "kind-prod", "prod", Same, "kind")]
    [InlineData("kind-kind", "kind-kind", "prod", Other, "kind")]
    [InlineData("k3d-dev", "k3d-dev", "prod", Other, "k3d")]
    [InlineData("k3d-prod", "k3d-prod", "k3d-prod", Same, "k3d")]
    [InlineData("minikube", "minikube", "prod", Other, "a cluster of one machine")]
    [InlineData("minikube", "minikube", "minikube", Same, "a cluster of one machine")]
    [InlineData("docker-desktop", "docker-desktop", "prod", Other, "a cluster of one machine")]
    // the context and its cluster entry contradict each other
    [InlineData("prod", "stage", "prod", CannotTell, "plain name")]
    [InlineData("work", "prod", "prod", CannotTell, "plain name")]
    [InlineData("arn:aws:eks:eu-west-1:111122223333:cluster/prod", "stage", "prod", CannotTell, "EKS ARN")]
    [InlineData("gke_shop-1_europe-west1_prod", "stage", "prod", CannotTell, "GKE")]
    [InlineData("gke_shop-1_europe-west1_stage", "prod", "prod", Other, "GKE")]
    [InlineData("stage", "gke_shop-1_europe-west1_prod", "prod", Same, "GKE")]
    [InlineData("prod", "kubernetes", "prod", Same, "plain name")]
    // one name in two places
    [InlineData("gke_shop-1_europe-west1_prod", null, "gke_shop-2_europe-west1_prod", Other, "GKE")]
    [InlineData("gke_shop-1_europe-west1_prod", null, "gke_shop-1_us-east1_prod", Other, "GKE")]
    [InlineData("connectgateway_shop-2_global_prod", null, "gke_shop-1_us-east1_prod", Other, "GKE connect gateway")]
    [InlineData("connectgateway_shop-1_global_prod", null, "gke_shop-1_us-east1_prod", Same, "GKE connect gateway")]
    [InlineData(
        "arn:aws:eks:eu-west-1:111122223333:cluster/prod",
        null,
        "arn:aws:eks:us-east-1:111122223333:cluster/prod",
        Other,
        "EKS ARN"
    )]
    // what says nothing
    [InlineData("default", "default", "prod", CannotTell, "a name that says nothing")]
    [InlineData(
        "default/api-ocp-example-com:6443/kube:admin",
        "api-ocp-example-com:6443",
        "prod",
        CannotTell,
        "OpenShift"
    )]
    [InlineData("context-cabcdefghij", null, "prod", CannotTell, "a made-up name (OKE, LKE)")]
    [InlineData("lke12345-ctx", null, "prod", CannotTell, "a made-up name (OKE, LKE)")]
    [InlineData("do-fra1-prod", "do-fra1-prod", "prod", Same, "DigitalOcean")]
    [InlineData("do-fra1-stage", "do-fra1-stage", "prod", Other, "DigitalOcean")]
    [InlineData("prod", "prod", "prod-eu-1", CannotTell, "plain name")]
    [InlineData("prod.example.com", "prod.example.com", "prod", CannotTell, "plain name")]
    [InlineData("prod-eu-2", "prod-eu-2", "prod-eu-1", Other, "plain name")]
    [InlineData("prod", "prod", null, CannotTell, "plain name")]
    public void A_context_is_the_threats_cluster_or_another_one_or_nobody_can_tell(
        string context,
        string? entry,
        string? threat,
        string verdict,
        string form
    )
    {
        var match = ClusterComparison.Of(context, entry, threat, "111122223333", chosen: false);

        match.Verdict.ToString().ShouldBe(verdict, match.Why);
        match.Form.ShouldBe(form);
        match.Why.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void A_contradiction_names_both_names()
    {
        var why = ClusterComparison.Of("prod", "stage", "prod", null, chosen: false).Why;

        why.ShouldBe(
            "of the context prod: it has the same name; of its cluster entry stage: it names the cluster stage"
        );
    }

    [Fact]
    public void Where_the_threats_name_has_no_project_only_the_name_was_compared_and_that_is_said() =>
        ClusterComparison
            .Of("gke_shop-1_europe-west1_prod", null, "prod", null, chosen: false)
            .Why.ShouldBe("it names the cluster prod; only the name was compared, not the project shop-1");

    [Theory]
    [InlineData("stage", CannotTell)]
    [InlineData("minikube", CannotTell)]
    [InlineData("arn:aws:eks:eu-west-1:111122223333:cluster/stage", Other)]
    [InlineData("gke_shop-1_europe-west1_stage", Other)]
    public void A_name_that_the_person_typed_may_be_a_nickname_but_a_clouds_own_name_is_none(
        string context,
        string verdict
    ) => ClusterComparison.Of(context, null, "prod", null, chosen: true).Verdict.ToString().ShouldBe(verdict);
}
