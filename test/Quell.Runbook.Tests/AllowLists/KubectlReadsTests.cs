using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>How far kubectl's reading verbs go, and the words with which one step further is refused.</summary>
public sealed class KubectlReadsTests
{
    private const string OneLog = "Logs are read of one Pod, by its name or through its workload.";
    private const string Question = "The question is VERB TYPE, VERB TYPE NAME, VERB TYPE/NAME or --list.";

    [Theory]
    [InlineData("get pods x -l a=b", AllowRules.Target, "Names go without a selector and within one namespace.")]
    [InlineData("get pods x -A", AllowRules.Target, "Names go without a selector and within one namespace.")]
    [InlineData("get pods -A -n shop", AllowRules.Namespace, "One namespace or all of them, not both.")]
    [InlineData("get", AllowRules.Target, "A kind has to be named, and at most 100 objects.")]
    public void What_is_read_is_named_or_selected(string line, string rule, string why) => Refused(line, rule, why);

    [Theory]
    [InlineData("get pods -A -l a=b")]
    [InlineData("get pods -A")]
    [InlineData("get pods -l a=b -n shop")]
    [InlineData("get pods x -n shop")]
    [InlineData("describe nodes")]
    public void A_selection_goes_without_names_and_names_without_one(string line) => Allowed(line);

    [Theory]
    [InlineData("pod/web", "pod")]
    [InlineData("web", "pod")]
    [InlineData("deployment/web", "deployment")]
    [InlineData("statefulset/web", "statefulset")]
    [InlineData("daemonset/web", "daemonset")]
    [InlineData("replicaset/web", "replicaset")]
    [InlineData("job/web", "job")]
    public void Logs_are_of_one_workload(string what, string kind)
    {
        var allowed = Allowed($"logs {what} -n shop");

        allowed.Verb.ShouldBe("logs");
        allowed.Access.ShouldBe(AccessKind.Read);
        allowed.Resource.ShouldBe(kind);
        allowed.Name.ShouldBe("web");
    }

    [Fact]
    public void Logs_of_a_selector_name_nothing()
    {
        var allowed = Allowed("logs -l app=web -n shop");

        allowed.Shape.ShouldBe("kubectl logs");
        allowed.Name.ShouldBeNull();
    }

    [Theory]
    [InlineData("service/web", AllowRules.Target, OneLog)]
    [InlineData("node/web", AllowRules.Target, OneLog)]
    [InlineData("cronjob/web", AllowRules.Target, OneLog)]
    [InlineData("pod web", AllowRules.Target, OneLog)]
    [InlineData("pod/web pod/db", AllowRules.Target, OneLog)]
    [InlineData("pod/web db", AllowRules.Target, OneLog)]
    [InlineData("", AllowRules.Target, "A kind has to be named, and at most 100 objects.")]
    [InlineData("web -l app=web", AllowRules.Target, "Names go without a selector.")]
    [InlineData("secret/web", AllowRules.Secret, "Secrets are neither read nor written.")]
    public void Logs_of_anything_else_are_refused(string what, string rule, string why) =>
        Refused($"logs {what} -n shop", rule, why);

    [Fact]
    public void A_version_is_asked_of_a_cluster_or_of_the_program_itself()
    {
        Lines.Allowed("kubectl version --client").Verb.ShouldBe("version");
        Lines.Allowed("kubectl version --context c").Context.ShouldBe("c");
        Why("kubectl version")
            .ShouldBe(
                (AllowRules.Context, "A cluster's version is asked with --context; kubectl's own with --client.")
            );
        Why("kubectl version --client extra").ShouldBe((AllowRules.Target, "The version takes no words."));
    }

    [Theory]
    [InlineData("kubectl config")]
    [InlineData("kubectl config view")]
    [InlineData("kubectl config current-context --context c")]
    public void Of_config_only_the_current_context_is_read(string line)
    {
        Why(line).ShouldBe((AllowRules.Verb, "Of config only current-context is on the list, without flags."));
        var allowed = Lines.Allowed("kubectl config current-context");
        (allowed.Verb, allowed.Shape, allowed.Access).ShouldBe(
            ("config current-context", "kubectl config current-context", AccessKind.Read)
        );
    }

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
    public void Every_verb_of_rbac_may_be_asked_about(string verb)
    {
        Allowed($"auth can-i {verb} pods").Verb.ShouldBe("auth can-i");
        Allowed($"auth can-i {verb} pods web");
        Allowed($"auth can-i {verb} secrets/web");
        Allowed($"auth can-i {verb} '*'");
    }

    [Fact]
    public void A_list_of_rights_is_asked_for_without_words()
    {
        Allowed("auth can-i --list").Name.ShouldBeNull();
        Refused("auth can-i --list get pods", AllowRules.Target, Question);
    }

    [Theory]
    [InlineData("exec pods")]
    [InlineData("exec pods web")]
    [InlineData("get")]
    [InlineData("")]
    [InlineData("get /web")]
    [InlineData("get pods/")]
    [InlineData("get pods/a/b")]
    [InlineData("get PODS!/web")]
    [InlineData("get PODS! web")]
    [InlineData("get 'pods/a b'")]
    [InlineData("get pods 'a b'")]
    [InlineData("get pods web db")]
    public void A_question_about_rights_is_whole(string words) =>
        Refused($"auth can-i {words}", AllowRules.Target, Question);

    [Theory]
    [InlineData("kubectl auth")]
    [InlineData("kubectl auth whoami --context c")]
    public void Of_auth_only_can_i_is_asked(string line) =>
        Why(line).ShouldBe((AllowRules.Verb, "Of auth only can-i is on the list."));

    private static AllowVerdict.Allowed Allowed(string line) => Lines.Allowed($"kubectl {line} --context c");

    private static void Refused(string line, string rule, string why) =>
        Why($"kubectl {line} --context c").ShouldBe((rule, why));

    private static (string Rule, string Why) Why(string line)
    {
        var refused = Lines.Refused(line);
        return (refused.Rule, refused.Why);
    }
}
