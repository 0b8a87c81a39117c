using Quell.Runbook.Live;

namespace Quell.Runbook.Tests.Live;

public sealed class CommandChangesTests
{
    private const string Cluster = "--context prod-eu --request-timeout 30s";

    [Theory]
    [InlineData("kubectl scale deployment/checkout --replicas 0 --namespace shop", "/spec/replicas", "0")]
    [InlineData("kubectl label pod web-1 app- --namespace shop", "/metadata/labels/app", null)]
    [InlineData("kubectl label pod web-1 quarantine=true --namespace shop", "/metadata/labels/quarantine", "\"true\"")]
    [InlineData(
        "kubectl annotate node n1 karpenter.sh/do-not-disrupt=true",
        "/metadata/annotations/karpenter.sh~1do-not-disrupt",
        "\"true\""
    )]
    [InlineData("kubectl rollout pause deployment/checkout --namespace shop", "/spec/paused", "true")]
    [InlineData("kubectl rollout resume deployment/checkout --namespace shop", "/spec/paused", null)]
    public void The_field_that_a_line_of_kubectl_sets_is_read_from_it(string line, string pointer, string? wanted)
    {
        var field = Of($"{line} {Cluster}").Fields.ShouldHaveSingleItem();

        field.Pointer.ShouldBe(pointer);
        field.Wanted.ShouldBe(wanted);
    }

    [Theory]
    [InlineData("attach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/AWSDenyAll", "true")]
    [InlineData("detach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/AWSDenyAll", null)]
    public void A_policy_is_looked_for_among_those_of_its_role(string words, string? wanted)
    {
        var change = Of($"aws iam {words} --region eu-west-1 --output json --profile work");

        string.Join(' ', change.Read)
            .ShouldBe(
                "aws iam list-attached-role-policies --role-name r --region eu-west-1 --output json --profile work"
            );
        change.Fields.Single().Pointer.ShouldBe("/AttachedPolicies/arn:aws:iam::aws:policy~1AWSDenyAll");
        change.Fields.Single().Wanted.ShouldBe(wanted);
        change.IsPinned.ShouldBeFalse();
    }

    [Fact]
    public void A_key_is_looked_for_with_its_status_among_those_of_its_user()
    {
        var change = Of(
            "aws iam update-access-key --user-name ada --access-key-id AKIAIOSFODNN7EXAMPLE --status Inactive --output json"
        );

        change.Read.ShouldContain("list-access-keys");
        change.Fields.Single().ShouldBe(new FieldChange("/AccessKeys/AKIAIOSFODNN7EXAMPLE", "\"Inactive\""));
    }

    [Fact]
    public void A_patch_of_a_list_is_an_edit_of_it_and_its_tests_pin_the_version()
    {
        var change = CommandChanges
            .Of([
                "kubectl",
                "patch",
                "rolebinding",
                "b",
                "--namespace",
                "shop",
                "--type",
                "json",
                "--patch",
                """[{"op":"test","path":"/metadata/resourceVersion","value":"12"},{"op":"remove","path":"/subjects/1"}]""",
                "--context",
                "prod-eu",
            ])
            .ShouldNotBeNull();

        var field = change.Fields.ShouldHaveSingleItem();
        field.Pointer.ShouldBe("/subjects");
        field.Edits.ShouldHaveSingleItem().ShouldBe(new ListEdit("remove", "1", null));
        change.IsPinned.ShouldBeTrue();
    }

    [Theory]
    [InlineData("kubectl delete networkpolicy allow --namespace shop", ChangeKind.Deletes)]
    [InlineData("kubectl rollout restart deployment/checkout --namespace shop", ChangeKind.Restarts)]
    [InlineData("kubectl rollout undo deployment/checkout --namespace shop", ChangeKind.RollsBack)]
    public void What_cannot_pin_a_version_says_so(string line, ChangeKind kind)
    {
        var change = Of($"{line} {Cluster}");

        change.Kind.ShouldBe(kind);
        change.IsPinned.ShouldBeFalse();
    }

    [Theory]
    [InlineData("kubectl logs pod/web-1 --namespace shop --context prod-eu")]
    [InlineData("kubectl get pod web-1 --namespace shop --context prod-eu --output yaml")]
    [InlineData("kubectl apply --context prod-eu")]
    [InlineData("rm -rf /")]
    public void What_changes_nothing_and_what_is_not_on_the_list_has_nothing_to_look_at(string line) =>
        CommandChanges.Of([.. line.Split(' ')]).ShouldBeNull();

    [Fact]
    public void The_look_goes_to_the_same_context_namespace_and_object()
    {
        var change = Of($"kubectl scale deployment/checkout --replicas 0 --namespace shop {Cluster}");

        string.Join(' ', change.Read)
            .ShouldBe(
                "kubectl get deployment checkout --namespace shop --context prod-eu --request-timeout 20s --output json"
            );
    }

    private static CommandChange Of(string line) => CommandChanges.Of([.. line.Split(' ')]).ShouldNotBeNull();
}
