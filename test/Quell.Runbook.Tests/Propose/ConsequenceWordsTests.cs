using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Runbook.Propose;
using Quell.Runbook.Tests.Asking;

namespace Quell.Runbook.Tests.Propose;

public sealed class ConsequenceWordsTests
{
    private static readonly ImmutableArray<Consequence> s_consequences =
    [
        Said("C-PDB", Severity.None, "Nothing stops it.", "kubectl namespace"),
        Said("CARD-X", Severity.None, "It cannot be seen.", "action card"),
        Said("C-ALL", Severity.Outage, "Everything stops.", "kubectl workload"),
        Said("C-ALL", Severity.Outage, "Replicas that are ended: 3.", "event"),
        Said("C-EVIDENCE", Severity.Degraded, "Lost: memory.", "action card"),
    ];

    [Fact]
    public void In_short_harm_is_one_line_a_rule_and_what_was_ruled_out_is_counted()
    {
        var action = SelectionPlans.Plan("KILL_PROCESS").Actions[0] with { Consequences = s_consequences };

        ConsequenceWords
            .InShort(action, 4, "  ")
            .ShouldBe([
                "  outage: Everything stops. Replicas that are ended: 3. [C-ALL; kubectl workload, event]",
                "  degraded: Lost: memory. [C-EVIDENCE; action card]",
                "  none: It cannot be seen. [CARD-X; action card]",
                "  none: 1 check found nothing that breaks (`why 4` lists them)",
            ]);
    }

    [Fact]
    public void What_is_lost_is_left_to_the_ledger_where_there_is_one()
    {
        var action = SelectionPlans.Plan("KILL_PROCESS").Actions[0] with
        {
            Consequences = s_consequences,
            EvidenceAtRisk = [new EvidenceRisk("memory", []), new EvidenceRisk("logs", ["GET_LOGS"])],
        };

        ConsequenceWords
            .InShort(action, 4, "")
            .ShouldNotContain(line => line.Contains("C-EVIDENCE", StringComparison.Ordinal));
        EvidenceWords
            .InPlan(action, "")
            .ShouldBe([
                "evidence lost: memory — nothing in this list saves it",
                "evidence lost: logs — GET_LOGS first saves it",
            ]);
    }

    [Fact]
    public void In_full_no_line_is_left_out() =>
        ConsequenceWords.Lines(s_consequences, "").Count().ShouldBe(s_consequences.Length);

    private static Consequence Said(string rule, Severity severity, string sentence, string source) =>
        new(rule, severity, sentence, [], [new Citation(source, "command")]);
}
