using System.Text;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Questions;
using Quell.Knowledge;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Propose;

/// <summary>Actions by kubectl: made of facts alone, shown with their exact command, and a ticket text where this session runs none.</summary>
public sealed class CommandMakerTests
{
    private const string Uid = "7b1f2c54-94d1-4d4f-9d0e-2b6a4d1f8a10";
    private static readonly Citation s_read = new("cluster", "kubectl get everything");

    [Fact]
    public async Task Where_kubectl_was_read_its_actions_are_in_the_plan_with_command_and_citations()
    {
        var run = WithKubectl().Choosing("none");

        await run.GoAsync();

        var action = Action(run, "SCALE_TO_ZERO");
        action.Surface.ShouldBe(Surface.Kubectl);
        action.Request.Text.ShouldBe(
            "kubectl scale deployment/checkout --replicas 0 --namespace shop --current-replicas 3 --resource-version 12 --context prod-eu --request-timeout 30s"
        );
        action.Undo.ShouldBeOfType<UndoSlot.CommandLine>().Text.ShouldContain("--replicas 3");
        action.Availability.Why.ShouldContain("whether it may do this is asked right before");
        action.Consequences.ShouldContain(said => said.Sentence.Contains("stops as a whole"));
        string.Join('\n', run.Person.Lines).ShouldContain("    Command: kubectl scale deployment/checkout");
    }

    [Fact]
    public async Task Every_value_of_a_command_is_a_part_of_a_fact_of_the_case()
    {
        var run = WithKubectl().Choosing("none");

        await run.GoAsync();

        var commands = run.State.Plan!.Actions.Where(action => action.Surface == Surface.Kubectl).ToList();
        commands.Count.ShouldBeGreaterThan(8);
        foreach (var value in commands.SelectMany(action => action.Values))
        {
            run.State.Facts[value.FactKey]
                .AllReadings.ShouldContain(reading =>
                    reading.Citation == value.Citation && reading.Values.Any(text => text.Contains(value.Value))
                );
        }
        commands.ShouldAllBe(action =>
            AllowList.Runbook.Check(((CallRequest.Command)action.Request).Argv) is AllowVerdict.Allowed
        );
    }

    [Fact]
    public async Task The_commands_of_a_plan_are_these()
    {
        var run = WithKubectl().Choosing("none");

        await run.GoAsync();

        var text = new StringBuilder();
        foreach (
            var action in run
                .State.Plan!.Actions.Where(action => action.Surface == Surface.Kubectl)
                .OrderBy(a => a.Type)
        )
        {
            text.Append(action.Type).Append(" (").Append(action.Scope).Append(")\n  ");
            text.Append(action.Request.Text).Append('\n');
            text.Append("  undo: ").Append((action.Undo as UndoSlot.CommandLine)?.Text ?? "none").Append('\n');
        }
        text.ToString()
            .ShouldMatchApproved(options =>
                options.SubFolder("Approved").WithStringCompareOptions(StringCompareShould.IgnoreLineEndings).NoDiff()
            );
    }

    [Fact]
    public async Task Chosen_where_this_session_runs_none_it_becomes_a_ticket_text_and_nothing_is_sent()
    {
        var run = WithKubectl().Choosing("SCALE_TO_ZERO", "KILL_PROCESS");
        run.Options = run.Options with { RunsThrough = [Surface.Sysdig] };

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Sent.ShouldBe(["KILL_PROCESS"]);
        var closed = run.State.Closed[Action(run, "SCALE_TO_ZERO").Try];
        closed.Status.ShouldBe(Status.Skipped);
        closed.TicketText!.ShouldContain("Command: kubectl scale deployment/checkout --replicas 0");
        closed.TicketText!.ShouldContain("Undo: kubectl scale deployment/checkout --replicas 3");
        run.Questions(QuestionKind.Approve).ShouldAllBe(question => question.About != Action(run, "SCALE_TO_ZERO").Try);
    }

    [Fact]
    public async Task Without_kubectl_no_word_of_its_actions_is_said()
    {
        var run = new Run().Choosing("none");

        await run.GoAsync();

        run.State.Plan!.Actions.ShouldAllBe(action => action.Surface == Surface.Sysdig);
        run.State.Plan.Unavailable.ShouldAllBe(gone => !gone.Type.Contains("kubectl"));
    }

    [Fact]
    public async Task Detected_and_not_read_it_says_that_no_command_can_be_made()
    {
        var run = new Run().With(Programs.Kubectl(() => "prod-eu")).Choosing("none");
        run.Person.First = question => question.Kind == QuestionKind.Grant ? "no" : null;

        await run.GoAsync();

        run.State.Plan!.Unavailable.Single(gone => gone.Type.Contains("kubectl"))
            .Why.ShouldContain("nothing was read through it");
    }

    [Fact]
    public async Task A_command_that_the_tenant_does_too_is_not_offered_beside_it()
    {
        var run = WithKubectl().Choosing("none");

        await run.GoAsync();

        run.State.Plan!.Actions.ShouldContain(action => action.Type == "ROLLOUT_RESTART");
        run.State.Plan.Actions.ShouldNotContain(action => action.Type == "KUBECTL_ROLLOUT_RESTART");
    }

    [Fact]
    public async Task Going_on_without_the_evidence_is_the_persons_choice_and_stands_in_the_question()
    {
        var run = WithKubectl().Choosing("ROLLOUT_RESTART");

        await run.GoAsync();

        var words = run.Questions(QuestionKind.Approve).Single().Words;
        words.ShouldContain(line =>
            line.StartsWith("Evidence about to be lost, not saved yet: ")
            && line.Contains("the container's logs on the node by GET_LOGS")
            && line.EndsWith("A yes without it is recorded so.")
        );
        words.ShouldContain(line =>
            line.Contains("the memory of the processes") && line.Contains("no action of this plan")
        );
    }

    [Fact]
    public async Task The_way_back_by_hand_meets_the_same_cluster()
    {
        var run = WithKubectl().Choosing("none");

        await run.GoAsync();

        Action(run, "ROLLOUT_RESTART").Undo.ManualRecovery.ShouldContain("kubectl --context prod-eu rollout undo ");
        Action(run, "SCALE_TO_ZERO").Undo.ManualRecovery.ShouldContain("kubectl --context prod-eu scale ");
    }

    [Fact]
    public async Task Evidence_that_was_saved_before_is_said_to_be()
    {
        var run = WithKubectl().Choosing("GET_LOGS", "ROLLOUT_RESTART");

        await run.GoAsync();

        run.Questions(QuestionKind.Approve)
            .Last()
            .Words.ShouldContain(line =>
                line == "Evidence saved in this case: the container's logs on the node by GET_LOGS"
            );
    }

    private static ResponseAction Action(Run run, string type) =>
        run.State.Plan!.Actions.Single(action => action.Type == type);

    private static Run WithKubectl()
    {
        var program = new Programs(
            Surface.Kubectl,
            line =>
                line.StartsWith("kubectl config", StringComparison.Ordinal) ? new CallReading.Context("prod-eu")
                : line.StartsWith("kubectl version", StringComparison.Ordinal)
                    ? new CallReading.ClientVersion("v1.35.0")
                : line.Contains("kube-system", StringComparison.Ordinal)
                    ? new CallReading.ClusterUid("11111111-2222-3333-4444-555555555555")
                : new CallReading.Readings([.. Facts()])
        );
        return new Run().With(program);
    }

    private static IEnumerable<FactReading> Facts() =>
        [
            Of(FactKeys.KubeContext, "prod-eu"),
            Of(FactKeys.Replicas, "3"),
            Of(FactKeys.ReplicasReady, "3"),
            Of(FactKeys.Selector, "app=checkout", "pod-template-hash=7d9"),
            Of(FactKeys.QuarantinePolicies, "NetworkPolicy/quarantine label=quarantine=true"),
            Of(FactKeys.NetworkPolicies, "NetworkPolicy/web egress=allow"),
            Of(FactKeys.Hpa, "checkout min=2 max=10 current=3"),
            Of(FactKeys.Keda, "queue min=0 max=20 paused=false"),
            Of(FactKeys.GitOps, "argocd app=checkout namespace=argocd", "flux kustomization=apps/shop"),
            Of(FactKeys.ServiceAccount, "checkout"),
            Of(FactKeys.ServiceAccountAutomount, "true"),
            Of(
                FactKeys.RbacDangerous,
                "RoleBinding/deployer verb=create resource=pods role=Role/deployer rule=1 subject=0",
                "ClusterRoleBinding/all verb=* resource=* role=ClusterRole/admin rule=0 subject=2"
            ),
            Of(FactKeys.NodeUnschedulable, "false"),
            Of(FactKeys.NodeProtected, "false"),
            Of(FactKeys.Node, "node-1"),
            Of(FactKeys.Containers, "app", "istio-proxy"),
            Of(FactKeys.RolloutPaused, "false"),
            Of(
                FactKeys.ObjectVersions,
                $"Deployment/shop/checkout uid={Uid} resourceVersion=12",
                $"Pod/shop/checkout-7d9c5b6f4-abcde uid={Uid} resourceVersion=13",
                $"Node/node-1 uid={Uid} resourceVersion=14",
                $"HorizontalPodAutoscaler/shop/checkout uid={Uid} resourceVersion=15",
                $"ScaledObject.keda.sh/shop/queue uid={Uid} resourceVersion=16",
                $"Application.argoproj.io/argocd/checkout uid={Uid} resourceVersion=17",
                $"Kustomization.kustomize.toolkit.fluxcd.io/apps/shop uid={Uid} resourceVersion=18",
                $"RoleBinding/shop/deployer uid={Uid} resourceVersion=19",
                $"ClusterRoleBinding/all uid={Uid} resourceVersion=20",
                $"Role/shop/deployer uid={Uid} resourceVersion=21",
                $"ServiceAccount/shop/checkout uid={Uid} resourceVersion=22"
            ),
        ];

    private static FactReading Of(string key, params string[] values) => new(key, [.. values], s_read, Incident.Start);
}
