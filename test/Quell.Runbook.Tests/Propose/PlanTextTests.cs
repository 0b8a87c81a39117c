using Quell.Domain.Actions;
using Quell.Domain.Plans;
using Quell.Runbook.Propose;
using Quell.Runbook.Tests.Asking;

namespace Quell.Runbook.Tests.Propose;

public sealed class PlanTextTests
{
    private static readonly Plan s_plan = SelectionPlans.Plan("GET_LOGS", "KILL_PROCESS");

    public static TheoryData<string, Func<ResponseAction, ResponseAction>> Differences =>
        new()
        {
            { "the tool's input schema changed", action => action with { SchemaDigest = "another" } },
            {
                "what it breaks is different",
                action => action with { Consequences = [new Consequence("C-X", Severity.Outage, "It breaks.", [], [])] }
            },
            {
                "the evidence that goes with it, or what saves that, is different",
                action => action with { EvidenceAtRisk = [new EvidenceRisk("the memory", [])] }
            },
            {
                "what has to hold before it is different",
                action =>
                    action with
                    {
                        Preconditions = [.. action.Preconditions, new Precondition("somebody is awake", Met: true)],
                    }
            },
            { "how it is taken back is different", action => action with { Reversibility = "Not at all." } },
        };

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_difference_of_an_action_makes_a_revision_and_is_said(
        string said,
        Func<ResponseAction, ResponseAction> change
    )
    {
        var after = s_plan with { Actions = s_plan.Actions.SetItem(1, change(s_plan.Actions[1])) };

        PlanText.Of(after).ShouldNotBe(PlanText.Of(s_plan));
        PlanText.Changes(s_plan, after).ShouldBe([$"KILL_PROCESS: {said}"]);
    }

    [Fact]
    public void A_plan_that_is_the_same_changes_nothing_but_the_session() =>
        PlanText.Changes(s_plan, s_plan).ShouldBe(["nothing but the session: what was approved before is void"]);

    [Fact]
    public void What_is_new_gone_or_in_another_order_is_said()
    {
        var swapped = s_plan with { Actions = [s_plan.Actions[1], s_plan.Actions[0]] };
        var fewer = s_plan with { Actions = [s_plan.Actions[0]] };

        PlanText.Changes(s_plan, swapped).ShouldBe(["the order is different"]);
        PlanText.Changes(s_plan, fewer).ShouldBe(["KILL_PROCESS is gone: not offered any more"]);
        PlanText.Changes(fewer, s_plan).ShouldBe(["KILL_PROCESS is new"]);
    }
}
