using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>A refusal says in one sentence what was refused; the words stand in the journal and before the person.</summary>
public sealed class RefusalWordsTests
{
    [Theory]
    [InlineData("sh -c id", "Only kubectl and aws are run, not 'sh'.")]
    [InlineData("kubectl", "The verb '' of kubectl is not on the list.")]
    [InlineData("kubectl exec web", "The verb 'exec' of kubectl is not on the list.")]
    [InlineData("kubectl rollout", "Of rollout '' is not on the list.")]
    [InlineData("kubectl rollout forward x", "Of rollout 'forward' is not on the list.")]
    [InlineData("kubectl auth whoami", "Of auth only can-i is on the list.")]
    [InlineData("kubectl version --client extra", "The version takes no words.")]
    [InlineData("kubectl logs web -l a=b --context c -n shop", "Names go without a selector.")]
    [InlineData(
        "kubectl logs service/web --context c -n shop",
        "Logs are read of one Pod, by its name or through its workload."
    )]
    [InlineData(
        "kubectl patch event x --type merge -p {} --context c -n shop",
        "A event is not patched with these words."
    )]
    [InlineData("kubectl label event x a=b --context c -n shop", "A event is not labelled with these words.")]
    [InlineData("kubectl annotate event x a=b --context c -n shop", "A event is not annotated with these words.")]
    [InlineData(
        "kubectl scale daemonset x --replicas 0 --context c -n shop",
        "A daemonset is not scaled with these words."
    )]
    [InlineData("kubectl rollout restart job/x --context c -n shop", "A job is not rolled with these words.")]
    [InlineData(
        "kubectl label pod x a=b --context c",
        "A pod is named with its --namespace, so that no default picks another one."
    )]
    [InlineData("kubectl label node x a=b --context c -n shop", "A node has no namespace.")]
    [InlineData("kubectl get pods --context", "The flag --context does not take its value so.")]
    [InlineData("kubectl get pods --context c -n Shop", "The flag --namespace does not take 'Shop'.")]
    [InlineData("aws iam get-user --output json", "The operation 'iam get-user' of aws is not on the list.")]
    [InlineData("aws sts get-caller-identity --output json extra", "The operation takes no words, not 'extra'.")]
    public void A_line_that_is_refused_is_told_with_its_words(string line, string why) =>
        Why(AllowList.Runbook.Check(Lines.Split(line))).ShouldBe(why);

    [Fact]
    public void So_is_everything_that_is_no_line()
    {
        Why(AllowList.Runbook.Check([])).ShouldBe("A command line has 1 to 256 words.");
        Why(AllowList.Runbook.Check(["kubectl", "get", "pods\u001b"]))
            .ShouldBe(@"The word 'pods\u{1B}' is too long or holds hidden characters.");
        Why(AllowList.Runbook.CheckTool("far", "away")).ShouldBe("The tool 'away' of 'far' is not on the list.");
        Why(AllowList.Runbook.CheckPost("http://far"))
            .ShouldBe("Only https://events.pagerduty.com/v2/enqueue is posted to, not 'http://far'.");
    }

    private static string Why(AllowVerdict verdict) => verdict.ShouldBeOfType<AllowVerdict.Refused>().Why;
}
