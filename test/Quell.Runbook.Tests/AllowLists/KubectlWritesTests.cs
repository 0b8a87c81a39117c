using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>How far kubectl's writing verbs go, and the words with which one step further is refused.</summary>
public sealed class KubectlWritesTests
{
    private const string Pairs = "After the name stand 1 to 20 pairs KEY=VALUE or KEY-, each key once.";

    [Theory]
    [InlineData("label pod x a=b", AccessKind.Write)]
    [InlineData("label pod x a=b --dry-run=server", AccessKind.Rehearsal)]
    [InlineData("annotate pod x a=b", AccessKind.Write)]
    [InlineData("annotate pod x a=b --dry-run=server", AccessKind.Rehearsal)]
    [InlineData("patch pod x --type merge -p {}", AccessKind.Write)]
    [InlineData("patch pod x --type merge -p {} --dry-run=server", AccessKind.Rehearsal)]
    [InlineData("scale deployment x --replicas 0", AccessKind.Write)]
    [InlineData("scale statefulset x --replicas 0 --dry-run=server", AccessKind.Rehearsal)]
    [InlineData("scale replicaset x --replicas 0", AccessKind.Write)]
    [InlineData("scale replicationcontroller x --replicas 0", AccessKind.Write)]
    [InlineData("delete networkpolicy x", AccessKind.Write)]
    [InlineData("delete networkpolicy/x --dry-run=server", AccessKind.Rehearsal)]
    [InlineData("delete networkpolicy.networking.k8s.io x", AccessKind.Write)]
    [InlineData("delete networkpolicy.networking.k8s.io/x", AccessKind.Write)]
    public void A_write_names_one_object_and_a_dry_run_is_a_rehearsal(string line, AccessKind access)
    {
        var allowed = Lines.Allowed($"kubectl {line} --context c -n shop");

        allowed.Access.ShouldBe(access);
        allowed.Verb.ShouldBe(line.Split(' ')[0]);
        allowed.Name.ShouldBe("x");
        allowed.Context.ShouldBe("c");
        allowed.Namespace.ShouldBe("shop");
        allowed.Pairs.ShouldBe(line.Contains("a=b") ? ["a=b"] : []);
    }

    [Theory]
    [InlineData("patch event x --type merge -p {}", "A event is not patched with these words.")]
    [InlineData("patch pod x y --type merge -p {}", "A pod is not patched with these words.")]
    [InlineData("label event x a=b", "A event is not labelled with these words.")]
    [InlineData("annotate event x a=b", "A event is not annotated with these words.")]
    [InlineData("scale daemonset x --replicas 0", "A daemonset is not scaled with these words.")]
    [InlineData("scale pod x --replicas 0", "A pod is not scaled with these words.")]
    [InlineData("scale deployment x y --replicas 0", "A deployment is not scaled with these words.")]
    [InlineData("delete pod x", "Only a networkpolicy, spelled so, may be deleted.")]
    [InlineData("delete networkpolicies x", "Only a networkpolicy, spelled so, may be deleted.")]
    [InlineData("delete netpol/x", "Only a networkpolicy, spelled so, may be deleted.")]
    [InlineData("delete networkpolicy x y", "Only a networkpolicy, spelled so, may be deleted.")]
    [InlineData("delete networkpolicy.networking.k8s.io x y", "Only a networkpolicy, spelled so, may be deleted.")]
    public void Another_kind_or_another_object_beside_it_is_refused(string line, string why) =>
        Why($"kubectl {line} --context c -n shop").ShouldBe((AllowRules.Resource, why));

    [Fact]
    public void A_namespace_is_said_where_there_is_one_and_nowhere_else()
    {
        Why("kubectl label pod x a=b --context c")
            .ShouldBe(
                (AllowRules.Namespace, "A pod is named with its --namespace, so that no default picks another one.")
            );
        Why("kubectl label node x a=b --context c -n shop")
            .ShouldBe((AllowRules.Namespace, "A node has no namespace."));
        Lines.Allowed("kubectl label node x a=b --context c").Namespace.ShouldBeNull();
    }

    [Theory]
    [InlineData("a=b", true)]
    [InlineData("a=", true)]
    [InlineData("a-", true)]
    [InlineData("a=b b=c c-", true)]
    [InlineData("", false)]
    [InlineData("a", false)]
    [InlineData("a--", false)]
    [InlineData("-a", false)]
    [InlineData("a=b a=c", false)]
    [InlineData("a=b a-", false)]
    [InlineData("a=b/c", false)]
    [InlineData("=b", false)]
    [InlineData("a=b 'c d=e'", false)]
    public void A_label_is_pairs_each_key_once(string pairs, bool isAllowed)
    {
        var line = $"kubectl label pod x {pairs} --context c -n shop";

        Lines.IsAllowed(line).ShouldBe(isAllowed);
        if (isAllowed)
        {
            Lines.Allowed(line).Pairs.ShouldBe(pairs.Split(' '));
        }
    }

    [Fact]
    public void Pairs_that_are_none_are_refused_with_what_they_have_to_be() =>
        Why("kubectl label pod x a --context c -n shop").ShouldBe((AllowRules.Value, Pairs));

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void There_are_at_most_twenty_of_them(int count, bool isAllowed) =>
        Lines
            .IsAllowed(
                $"kubectl label pod x {string.Join(' ', Enumerable.Range(0, count).Select(i => $"k{i}=v"))} --context c -n shop"
            )
            .ShouldBe(isAllowed);

    [Theory]
    [InlineData(1024, 'x', true)]
    [InlineData(1025, 'x', false)]
    [InlineData(3, 'é', false)]
    [InlineData(3, '~', true)]
    [InlineData(3, ' ', true)]
    public void A_note_is_short_and_of_plain_letters(int length, char letter, bool isAllowed) =>
        (
            AllowList.Runbook.Check([
                .. "kubectl annotate pod web-1 --context c -n shop".Split(' '),
                "note=" + new string(letter, length),
            ]) is AllowVerdict.Allowed
        ).ShouldBe(isAllowed);

    [Theory]
    [InlineData(
        """[{"op":"test","path":"/a","value":1},{"op":"add","path":"/a","value":1},{"op":"replace","path":"/a","value":1},{"op":"remove","path":"/a"}]""",
        true
    )]
    [InlineData("""[{"op":"remove","path":"/a"},{"op":"move","from":"/a","path":"/b"}]""", false)]
    [InlineData("""[{"op":"copy","from":"/a","path":"/b"}]""", false)]
    [InlineData("""[{"op":"remove","path":"a"}]""", false)]
    [InlineData("""[{"op":"remove","path":""}]""", false)]
    [InlineData("""[{"op":"remove","path":1}]""", false)]
    [InlineData("""[{"op":"remove"}]""", false)]
    [InlineData("""[{"path":"/a"}]""", false)]
    [InlineData("""[{"op":1,"path":"/a"}]""", false)]
    [InlineData("""[{"op":null,"path":"/a"}]""", false)]
    [InlineData("[]", false)]
    [InlineData("{}", false)]
    [InlineData("[1]", false)]
    [InlineData("[[]]", false)]
    [InlineData("[", false)]
    public void Every_operation_of_a_json_patch_is_a_known_one(string patch, bool isAllowed) =>
        IsPatch("json", patch).ShouldBe(isAllowed);

    [Theory]
    [InlineData("merge", "{}", true)]
    [InlineData("strategic", """{"spec":{"paused":true}}""", true)]
    [InlineData("merge", "[]", false)]
    [InlineData("strategic", "[]", false)]
    [InlineData("merge", "{", false)]
    public void Another_patch_is_an_object(string type, string patch, bool isAllowed) =>
        IsPatch(type, patch).ShouldBe(isAllowed);

    [Fact]
    public void A_patch_of_another_shape_is_refused_with_what_it_has_to_be() =>
        Why("kubectl patch pod x --type merge -p [] --context c -n shop")
            .ShouldBe((AllowRules.Patch, "The patch is not JSON of the shape that its type asks for."));

    private static bool IsPatch(string type, string patch) =>
        AllowList.Runbook.Check([
            .. $"kubectl patch deployment web --context c -n shop --type {type} -p".Split(' '),
            patch,
        ]) is AllowVerdict.Allowed;

    private static (string Rule, string Why) Why(string line)
    {
        var refused = Lines.Refused(line);
        return (refused.Rule, refused.Why);
    }
}
