using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>A job or cron job that is put on hold.</summary>
internal sealed class SuspendRule(RuleWords words) : ConsequenceRule("C-SUSPEND", words)
{
    private static readonly ImmutableArray<string> s_keys =
    [
        FactKeys.JobSuspended,
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads => [FactKeys.JobSuspended, FactKeys.WorkloadKind];

    public override bool Applies(ActionCard card) => card is { Verb: CardVerb.Suspend, ActsOn: ActsOn.Workload };

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        if (facts.Flag(FactKeys.JobSuspended) is not { } suspended)
        {
            yield return NotKnown("suspended-unknown", facts, FactKeys.JobSuspended, who);
        }
        else if (suspended)
        {
            yield return Line(Severity.None, "already", s_keys, who);
        }
        else if (Subject.Kind(facts) is "cronjob")
        {
            yield return Line(Severity.Degraded, "runs-go-on", s_keys, who);
        }
        else
        {
            yield return Line(Severity.Outage, "ends", s_keys, who);
        }
    }
}
