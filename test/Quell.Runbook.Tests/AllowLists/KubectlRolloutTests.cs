using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

public sealed class KubectlRolloutTests
{
    [Theory]
    [InlineData("restart deployment/web", AccessKind.Write)]
    [InlineData("restart statefulset/web", AccessKind.Write)]
    [InlineData("restart daemonset/web", AccessKind.Write)]
    [InlineData("undo deployment/web", AccessKind.Write)]
    [InlineData("undo statefulset/web", AccessKind.Write)]
    [InlineData("undo daemonset/web", AccessKind.Write)]
    [InlineData("undo deployment/web --dry-run=server", AccessKind.Rehearsal)]
    [InlineData("pause deployment/web", AccessKind.Write)]
    [InlineData("resume deployment/web", AccessKind.Write)]
    [InlineData("status deployment/web", AccessKind.Read)]
    [InlineData("status daemonset/web", AccessKind.Read)]
    [InlineData("history deployment/web", AccessKind.Read)]
    [InlineData("history statefulset/web", AccessKind.Read)]
    public void A_rollout_is_of_one_workload_that_rolls(string line, AccessKind access)
    {
        var allowed = Lines.Allowed($"kubectl rollout {line} --context c -n shop");

        allowed.Access.ShouldBe(access);
        allowed.Verb.ShouldBe($"rollout {line.Split(' ')[0]}");
        allowed.Name.ShouldBe("web");
        allowed.Context.ShouldBe("c");
        allowed.Namespace.ShouldBe("shop");
    }

    [Theory]
    [InlineData("pause statefulset/web", "A statefulset is not rolled with these words.")]
    [InlineData("resume daemonset/web", "A daemonset is not rolled with these words.")]
    [InlineData("restart replicaset/web", "A replicaset is not rolled with these words.")]
    [InlineData("restart job/web", "A job is not rolled with these words.")]
    [InlineData("undo pod/web", "A pod is not rolled with these words.")]
    [InlineData("restart deployment/web deployment/db", "A deployment is not rolled with these words.")]
    [InlineData("pause deployment web db", "A deployment is not rolled with these words.")]
    public void Nothing_else_rolls(string line, string why) =>
        Why($"kubectl rollout {line} --context c -n shop").ShouldBe((AllowRules.Resource, why));

    [Theory]
    [InlineData("kubectl rollout", "Of rollout '' is not on the list.")]
    [InlineData("kubectl rollout forward x", "Of rollout 'forward' is not on the list.")]
    public void Only_six_words_go_with_it(string line, string why) => Why(line).ShouldBe((AllowRules.Verb, why));

    [Theory]
    [InlineData("restart")]
    [InlineData("status")]
    public void Its_workload_has_a_namespace(string word) =>
        Lines.Refused($"kubectl rollout {word} deployment/web --context c").Rule.ShouldBe(AllowRules.Namespace);

    private static (string Rule, string Why) Why(string line)
    {
        var refused = Lines.Refused(line);
        return (refused.Rule, refused.Why);
    }
}
