using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Plans;
using Quell.Runbook.Cases;
using Quell.Runbook.Propose;
using Quell.Runbook.Tests.Asking;

namespace Quell.Runbook.Tests.Propose;

public sealed class PlanTableTests
{
    [Fact]
    public void Each_action_is_one_line_with_its_worst_consequence_and_whether_there_is_a_way_back()
    {
        var plan = SelectionPlans.Plan("GET_LOGS", "KILL_PROCESS", "PAUSE_CONTAINER");

        PlanTable
            .Of(CaseState.Empty, With(plan, 1, Severity.Degraded, Severity.Outage))
            .ShouldBe([
                " #   action           worst     undo  on",
                " 1.  GET_LOGS         unknown   -     scope",
                " 2.  KILL_PROCESS     outage    no    scope",
                " 3.  PAUSE_CONTAINER  unknown   yes   scope",
            ]);
    }

    [Fact]
    public void What_changed_since_the_revision_before_is_marked()
    {
        var plan = SelectionPlans.Plan("GET_LOGS", "KILL_PROCESS", "PAUSE_CONTAINER") with
        {
            Changes = ["KILL_PROCESS: the payload is different", "PAUSE_CONTAINER is new"],
        };

        var table = PlanTable.Of(CaseState.Empty, plan);

        table[1].ShouldStartWith(" 1.  GET_LOGS");
        table[2].ShouldStartWith(" 2. *KILL_PROCESS");
        table[3].ShouldStartWith(" 3. *PAUSE_CONTAINER");
        table[^1].ShouldBe("* changed since the revision before");
    }

    private static Plan With(Plan plan, int index, params ImmutableArray<Severity> severities) =>
        plan with
        {
            Actions = plan.Actions.SetItem(
                index,
                plan.Actions[index] with
                {
                    Consequences = [.. severities.Select(said => new Consequence("C-X", said, "It breaks.", [], []))],
                }
            ),
        };
}
