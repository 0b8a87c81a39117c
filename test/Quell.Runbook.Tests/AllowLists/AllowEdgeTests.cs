using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>The last value that is allowed and the first that is not; found by mutants that nobody noticed.</summary>
public sealed class AllowEdgeTests
{
    private const string Lookup = "aws cloudtrail lookup-events --output json --lookup-attributes AttributeKey=";

    [Theory]
    [InlineData("EventId,AttributeValue=01234567-89ab-cdef-0123-456789abcdef", true)]
    [InlineData("EventId,AttributeValue=x", false)]
    [InlineData("EventSource,AttributeValue=iam.amazonaws.com", true)]
    [InlineData("EventSource,AttributeValue=-iam", false)]
    [InlineData("ReadOnly,AttributeValue=true", true)]
    [InlineData("ReadOnly,AttributeValue=false", true)]
    [InlineData("ReadOnly,AttributeValue=maybe", false)]
    [InlineData("ResourceType,AttributeValue=AWS::IAM::Role", true)]
    [InlineData("ResourceType,AttributeValue=Role", false)]
    [InlineData("ResourceName,AttributeValue=shop", true)]
    [InlineData("ResourceName,AttributeValue=-shop", false)]
    [InlineData("Username,AttributeValue=web", true)]
    [InlineData("EventName,AttributeValue=consoleLogin", false)]
    [InlineData("AccessKeyId,AttributeValue=x", false)]
    [InlineData("Anything,AttributeValue=x", false)]
    public void A_trail_is_looked_up_by_known_attributes(string attribute, bool isAllowed) =>
        IsAllowed(Lookup + attribute).ShouldBe(isAllowed);

    [Theory]
    [InlineData("--max-results 1", true)]
    [InlineData("--max-results 0", false)]
    [InlineData("--start-time 2026-02-28T00:00:00Z", true)]
    [InlineData("--start-time 2026-02-30T00:00:00Z", false)]
    [InlineData("--start-time 2026-02-28", false)]
    [InlineData("--end-time 1767225600.5", true)]
    public void Numbers_and_times_of_a_lookup_are_real_ones(string flag, bool isAllowed) =>
        IsAllowed($"{Lookup}Username,AttributeValue=web {flag}").ShouldBe(isAllowed);

    [Theory]
    [InlineData("https://localhost:5000", true)]
    [InlineData("ftp://localhost", false)]
    [InlineData("localhost", false)]
    [InlineData("//localhost", false)]
    public void An_endpoint_of_this_machine_is_one_of_the_web(string url, bool isAllowed) =>
        (
            new AllowList(new AllowListOptions { LoopbackEndpoints = true }).Check([
                "aws",
                "sts",
                "get-caller-identity",
                "--output",
                "json",
                "--endpoint-url",
                url,
            ]) is AllowVerdict.Allowed
        ).ShouldBe(isAllowed);

    [Theory]
    [InlineData("get")]
    [InlineData("list")]
    [InlineData("watch")]
    [InlineData("create")]
    [InlineData("update")]
    [InlineData("patch")]
    [InlineData("delete")]
    [InlineData("deletecollection")]
    [InlineData("impersonate")]
    [InlineData("bind")]
    [InlineData("escalate")]
    [InlineData("use")]
    [InlineData("'*'")]
    public void Every_verb_of_rbac_may_be_asked_about(string verb) =>
        IsAllowed($"kubectl auth can-i {verb} pods --context c").ShouldBeTrue();

    [Theory]
    [InlineData("kubectl auth can-i exec pods --context c", false)]
    [InlineData("kubectl auth can-i get /web --context c", false)]
    [InlineData("kubectl auth can-i get pods/ --context c", false)]
    [InlineData("kubectl auth can-i get PODS!/web --context c", false)]
    [InlineData("kubectl auth can-i get 'pods/a b' --context c", false)]
    [InlineData("kubectl auth can-i get pods/web --context c", true)]
    [InlineData("kubectl auth can-i get pods web --context c", true)]
    [InlineData("kubectl auth can-i get --context c", false)]
    [InlineData("kubectl auth", false)]
    [InlineData("kubectl auth can-i", false)]
    [InlineData("kubectl rollout", false)]
    public void A_question_about_rights_is_whole(string line, bool isAllowed) => IsAllowed(line).ShouldBe(isAllowed);

    [Theory]
    [InlineData("pod/web", true)]
    [InlineData("deployment/web", true)]
    [InlineData("statefulset/web", true)]
    [InlineData("daemonset/web", true)]
    [InlineData("replicaset/web", true)]
    [InlineData("job/web", true)]
    [InlineData("service/web", false)]
    [InlineData("node/web", false)]
    [InlineData("pod/web pod/db", false)]
    [InlineData("pod web", false)]
    [InlineData("-l app=web", true)]
    [InlineData("web -l app=web", false)]
    public void Logs_are_of_one_workload_or_of_a_selector(string what, bool isAllowed) =>
        IsAllowed($"kubectl logs {what} --context c -n shop").ShouldBe(isAllowed);

    [Theory]
    [InlineData("kubectl logs web --context c -n shop --since-time=2026-02-28T00:00:00Z", true)]
    [InlineData("kubectl logs web --context c -n shop --since-time=2026-02-30T00:00:00Z", false)]
    [InlineData("kubectl logs web --context c -n shop --since-time=2026-02-28", false)]
    [InlineData("kubectl rollout status deployment/web --context c -n shop --watch=true", true)]
    [InlineData("kubectl rollout status deployment/web --context c -n shop --watch=maybe", false)]
    [InlineData("kubectl rollout pause statefulset/db --context c -n shop", false)]
    [InlineData("kubectl rollout resume daemonset/db --context c -n shop", false)]
    [InlineData("kubectl rollout undo daemonset/db --context c -n shop", true)]
    [InlineData("kubectl rollout restart statefulset/db --context c -n shop", true)]
    [InlineData("kubectl rollout restart replicaset/db --context c -n shop", false)]
    [InlineData("kubectl delete networkpolicy.networking.k8s.io x --context c -n shop", true)]
    [InlineData("kubectl delete networkpolicies x --context c -n shop", false)]
    [InlineData("kubectl delete networkpolicy x y --context c -n shop", false)]
    [InlineData("kubectl version --client extra", false)]
    public void One_step_further_is_refused(string line, bool isAllowed) => IsAllowed(line).ShouldBe(isAllowed);

    [Theory]
    [InlineData(
        """[{"op":"test","path":"/a","value":1},{"op":"add","path":"/a","value":1},{"op":"replace","path":"/a","value":1},{"op":"remove","path":"/a"}]""",
        true
    )]
    [InlineData("""[{"op":"remove","path":"/a"},{"op":"move","from":"/a","path":"/b"}]""", false)]
    [InlineData("""[{"op":"copy","from":"/a","path":"/b"}]""", false)]
    [InlineData("""[{"op":"remove","path":"a"}]""", false)]
    [InlineData("""[{"op":"remove"}]""", false)]
    [InlineData("""[{"op":1,"path":"/a"}]""", false)]
    [InlineData("[]", false)]
    [InlineData("{}", false)]
    [InlineData("[1]", false)]
    public void Every_operation_of_a_json_patch_is_a_known_one(string patch, bool isAllowed) =>
        (
            AllowList.Runbook.Check([
                .. "kubectl patch deployment web --context c -n shop --type json -p".Split(' '),
                patch,
            ]) is AllowVerdict.Allowed
        ).ShouldBe(isAllowed);

    [Theory]
    [InlineData(1024, 'x', true)]
    [InlineData(1025, 'x', false)]
    [InlineData(3, 'é', false)]
    [InlineData(3, '~', true)]
    public void A_note_is_short_and_of_plain_letters(int length, char letter, bool isAllowed) =>
        (
            AllowList.Runbook.Check([
                .. "kubectl annotate pod web-1 --context c -n shop".Split(' '),
                "note=" + new string(letter, length),
            ]) is AllowVerdict.Allowed
        ).ShouldBe(isAllowed);

    [Fact]
    public void The_verb_is_told_as_it_will_be_asked_about()
    {
        Allowed("kubectl config current-context").Verb.ShouldBe("config current-context");
        Allowed("kubectl auth can-i get pods --context c").Verb.ShouldBe("auth can-i");
        Allowed("kubectl logs web --context c -n shop").Verb.ShouldBe("logs");
    }

    private static bool IsAllowed(string line) => AllowList.Runbook.Check(Lines.Split(line)) is AllowVerdict.Allowed;

    private static AllowVerdict.Allowed Allowed(string line) =>
        AllowList.Runbook.Check(Lines.Split(line)).ShouldBeOfType<AllowVerdict.Allowed>();
}
