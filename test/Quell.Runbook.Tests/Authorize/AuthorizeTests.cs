using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Authorize;

public sealed class AuthorizeTests
{
    private const string Account = "123456789012";

    private string _context = "prod-eu";

    [Fact]
    [Trait("Guardrail", "G-20")]
    public async Task Before_a_grant_nothing_is_run_but_what_tells_whether_one_can_be_offered()
    {
        var run = Both(Incident.CloudThreat).Choosing("none");
        run.Person.First = question =>
        {
            if (question.Kind == QuestionKind.Grant)
            {
                Ran(run).ShouldAllBe(line => IsFree(line));
                return "no";
            }
            return null;
        };

        await run.GoAsync();

        run.Questions(QuestionKind.Grant).Count().ShouldBe(2);
        Ran(run).ShouldAllBe(line => IsFree(line));
        run.State.MayRead(Surface.Kubectl).ShouldBeFalse();
        run.State.MayRead(Surface.Aws).ShouldBeFalse();
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("read-only")]
    [Trait("Guardrail", "G-20")]
    public async Task Yes_and_read_only_both_allow_reading_and_nothing_else(string answer)
    {
        var run = Kubectl();
        Answer(run, QuestionKind.Grant, answer);

        await run.GoAsync();

        run.State.MayRead(Surface.Kubectl).ShouldBeTrue();
        run.Kubectl!.Lines.ShouldContain(line =>
            line.StartsWith("kubectl get namespace kube-system --context prod-eu")
        );
        run.Kubectl.Ran.ShouldAllBe(call => call.Effect == Quell.Domain.Actions.Effect.Read);
        run.Questions(QuestionKind.WriteAccess).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_wrong_context_is_said_plainly_and_no_grant_is_offered()
    {
        _context = "arn:aws:eks:eu-west-1:123456789012:cluster/stage";
        var run = Kubectl();

        await run.GoAsync();

        run.State.Plan.ShouldNotBeNull();

        run.Questions(QuestionKind.Grant).ShouldBeEmpty();
        run.Questions(QuestionKind.Mismatch).ShouldHaveSingleItem().Accepts.ShouldBe(["again", "skip"]);
        run.Person.Lines.ShouldContain(line =>
            line.Contains(
                "but the threat is on prod-eu; kubectl probing here would target the wrong cluster",
                StringComparison.Ordinal
            )
        );
        run.Kubectl!.Lines.ShouldAllBe(line => IsFree(line));
        run.Map.ShouldContain("kubectl: skipped after the check above");
    }

    [Fact]
    public async Task After_switching_the_context_the_check_begins_anew_and_the_grant_is_offered()
    {
        _context = "gke_shop_europe-west1_stage";
        var run = Kubectl();
        run.Person.First = question =>
        {
            if (question.Kind != QuestionKind.Mismatch)
            {
                return null;
            }
            _context = "gke_shop_europe-west1_prod-eu";
            return "again";
        };

        await run.GoAsync();

        run.Questions(QuestionKind.Mismatch).ShouldHaveSingleItem();
        run.Questions(QuestionKind.Grant).ShouldHaveSingleItem().Words.ShouldContain(line => line.Contains("prod-eu"));
        run.State.KubeContext.ShouldBe("gke_shop_europe-west1_prod-eu");
        run.Kubectl!.Lines.Count(line => line == "kubectl config current-context").ShouldBe(2);
    }

    [Fact]
    public async Task The_question_has_the_runbooks_words_and_names_the_kubeconfig_and_what_runs_with_the_persons_rights()
    {
        var run = Kubectl();
        run.Desktop.Kubeconfigs = context => new KubeconfigEntry.Found(
            "/home/ada/.kube/work",
            context,
            "https://10.0.0.1:6443",
            "ca0a",
            ["/usr/local/bin/aws-iam-authenticator"]
        );

        await run.GoAsync();

        var words = string.Join('\n', run.Questions(QuestionKind.Grant).ShouldHaveSingleItem().Words);
        words.ShouldContain(
            "Authorize read-only kubectl access (`get`, `describe`, `logs`) for cluster `prod-eu` for this session? This lets me probe pod ownership, NetworkPolicy state, PDB/HPA constraints, and sidecars. yes / read-only / no."
        );
        words.ShouldContain("/home/ada/.kube/work");
        words.ShouldContain("`/usr/local/bin/aws-iam-authenticator`, which runs with your rights");
    }

    [Fact]
    public async Task A_kubeconfig_of_somebody_else_is_no_reason_to_stop()
    {
        var run = Kubectl();
        run.Desktop.Kubeconfigs = _ => new KubeconfigEntry.Refused("/tmp/config", "it belongs to another user");

        await run.GoAsync();

        run.State.Plan.ShouldNotBeNull();

        run.Questions(QuestionKind.Grant).ShouldBeEmpty();
        run.Person.Lines.ShouldContain(line => line.Contains("it belongs to another user", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cluster_entry_of_another_name_than_its_context_is_shown_and_contradicts_it()
    {
        var run = Kubectl();
        run.Desktop.Kubeconfigs = _ => new KubeconfigEntry.Found("/k", "staging", "https://10.0.0.1:6443", "ca0a", []);

        await run.GoAsync();

        var said = run
            .Person.Lines.Concat(run.Questions(QuestionKind.Grant).SelectMany(question => question.Words))
            .ToList();
        said.ShouldContain(line =>
            line.Contains(
                "Can't tell whether context prod-eu (cluster entry staging) is the threat's cluster prod-eu",
                StringComparison.Ordinal
            )
        );
        said.ShouldNotContain(line => line.Contains("matches the threat's cluster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_kubectl_on_PATH_the_run_goes_on_and_lists_what_would_tell()
    {
        var run = new Run().Choosing("none");

        await run.GoAsync();

        run.State.Plan.ShouldNotBeNull();

        run.Map.ShouldContain("kubectl: not on PATH");
        run.Map.ShouldContain("kubectl get pdb -n shop -o json");
    }

    [Fact]
    public async Task SysQL_comes_first_then_kubectl_then_AWS()
    {
        var run = Both(Incident.CloudThreat);
        var read = 0;
        run.Person.First = question =>
        {
            if (question.Kind == QuestionKind.Grant && question.Surface == Surface.Kubectl)
            {
                read = run.Tenant.Reads.Count(call => call.Key.Contains("sysql", StringComparison.Ordinal));
            }
            return null;
        };

        await run.GoAsync();

        read.ShouldBeGreaterThan(0);
        run.Questions(QuestionKind.Grant).Select(asked => asked.Surface).ShouldBe([Surface.Kubectl, Surface.Aws]);
    }

    [Fact]
    [Trait("Guardrail", "G-21")]
    public async Task The_next_session_asks_again()
    {
        var run = Kubectl();
        run.Person.First = question => question.Kind == QuestionKind.Select ? "stop" : null;
        await run.GoAsync();
        run.Questions(QuestionKind.Grant).Count().ShouldBe(1);

        run.Clock.Pass(TimeSpan.FromMinutes(1));
        run.Person.First = question => question.Kind == QuestionKind.Grant ? "no" : null;
        await run.GoAsync();

        run.Questions(QuestionKind.Grant).Count().ShouldBe(2);
        run.State.MayRead(Surface.Kubectl).ShouldBeFalse();
    }

    [Fact]
    [Trait("Guardrail", "G-21")]
    public async Task Another_process_that_takes_up_the_question_reads_nothing_on_the_first_ones_yes()
    {
        var run = Kubectl();
        run.Person.First = question =>
            question.Kind == QuestionKind.Select ? throw new OperationCanceledException() : null;
        await Should.ThrowAsync<OperationCanceledException>(run.GoAsync);
        var before = run.Kubectl!.Ran.Count;
        run.Clock.Pass(TimeSpan.FromMinutes(2));

        run.Person.First = static _ => null;
        await run.Choosing("KILL_PROCESS").AttachAsync();

        run.Kubectl.Ran.Skip(before).ShouldAllBe(call => IsFree(call.Request.Text));
    }

    [Fact]
    public async Task What_was_authorised_beforehand_is_not_asked_about()
    {
        var run = Kubectl();
        run.Options = run.Options with { AuthorizedReads = [Surface.Kubectl] };

        await run.GoAsync();

        run.Questions(QuestionKind.Grant).ShouldBeEmpty();
        run.State.MayRead(Surface.Kubectl).ShouldBeTrue();
        run.Kubectl!.Lines.ShouldContain(line => line.Contains("kube-system", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Also_beforehand_the_wrong_cluster_is_not_read()
    {
        _context = "minikube";
        var run = Kubectl();
        run.Options = run.Options with { AuthorizedReads = [Surface.Kubectl] };

        await run.GoAsync();

        run.State.MayRead(Surface.Kubectl).ShouldBeFalse();
        run.Kubectl!.Lines.ShouldAllBe(line => IsFree(line));
    }

    [Fact]
    public async Task A_context_that_was_named_for_the_run_is_the_one_that_is_used()
    {
        _context = "something-else";
        var run = Kubectl();
        run.Options = run.Options with { KubeContext = "nickname" };

        await run.GoAsync();

        run.Kubectl!.Lines.ShouldNotContain("kubectl config current-context");
        run.Person.Lines.ShouldContain(line =>
            line.StartsWith("Can't tell whether context nickname", StringComparison.Ordinal)
        );
        run.Kubectl.Lines.ShouldContain(line => line.Contains("--context nickname", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_UID_of_kube_system_may_not_be_read_the_identity_is_said_to_be_weaker()
    {
        var run = Kubectl();
        run.Kubectl!.First = line =>
            line.Contains("kube-system", StringComparison.Ordinal)
                ? new CallOutcome.Refused(
                    new ServiceRefusal(RefusalKind.PermissionMissing, null, null, "Forbidden", null)
                )
                : null;

        await run.GoAsync();

        run.Map.ShouldContain("so this identity is weaker");
    }

    private static bool IsFree(string line) =>
        line == "kubectl config current-context"
        || line.StartsWith("kubectl version --client", StringComparison.Ordinal)
        || line.StartsWith("aws sts get-caller-identity", StringComparison.Ordinal);

    private Run Kubectl() => new Run().With(Programs.Kubectl(() => _context)).Choosing("none");

    private Run Aws(Quell.Domain.Events.ThreatEvent? threat = null)
    {
        var run = new Run().With(Programs.Aws(() => Account)).Choosing("none");
        run.Tenant.Threat = threat ?? run.Tenant.Threat;
        return run;
    }

    private Run Both(Quell.Domain.Events.ThreatEvent threat) => Aws(threat).With(Programs.Kubectl(() => _context));

    private static void Answer(Run run, QuestionKind kind, string words)
    {
        var before = run.Person.First;
        run.Person.First = question => question.Kind == kind ? words : before(question);
    }

    private static IEnumerable<string> Ran(Run run) => (run.Kubectl?.Lines ?? []).Concat(run.Aws?.Lines ?? []);
}
