using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>Whether somebody else takes over while one replica is out.</summary>
internal sealed class ReplicasRule(RuleWords words) : ConsequenceRule("C-REPLICAS", words)
{
    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    public override ImmutableArray<string> Sentences =>
        [
            "last-endpoint",
            "last-replica",
            "one-of-many",
            "none-ready",
            "bare",
            "services-unknown",
            "ready-unknown",
            "ready-unknown-desired",
        ];

    protected override ImmutableArray<string> Reads =>
        [FactKeys.ReplicasReady, FactKeys.Replicas, FactKeys.Services, FactKeys.WorkloadKind];

    public override bool Applies(ActionCard card) =>
        card.Phase != ActionPhase.Evidence && card.ActsOn is ActsOn.Container or ActsOn.Pod;

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        if (string.Equals(Subject.Kind(facts), "pod", StringComparison.Ordinal))
        {
            yield return Line(
                Severity.Outage,
                "bare",
                [FactKeys.WorkloadKind, FactKeys.Pod],
                ("pod", facts.Name(FactKeys.Pod) ?? "here")
            );
            yield break;
        }
        switch (Count(facts, FactKeys.ReplicasReady))
        {
            case null when Count(facts, FactKeys.Replicas) is { } desired:
                yield return NotKnown(
                    "ready-unknown-desired",
                    facts,
                    FactKeys.ReplicasReady,
                    who,
                    ("desired", Text(desired))
                );
                break;
            case null:
                yield return NotKnown("ready-unknown", facts, FactKeys.ReplicasReady, who);
                break;
            case 0:
                yield return Line(Severity.None, "none-ready", [FactKeys.ReplicasReady, .. s_who], who);
                break;
            case 1:
                foreach (var line in Last(facts, who))
                {
                    yield return line;
                }
                break;
            case { } ready:
                yield return Line(
                    Severity.Degraded,
                    "one-of-many",
                    [FactKeys.ReplicasReady, .. s_who],
                    who,
                    ("left", Text(ready - 1)),
                    ("ready", Text(ready))
                );
                break;
        }
    }

    private IEnumerable<RuleLine> Last(FactView facts, (string, string) who)
    {
        if (Subject.Services(facts) is { } services)
        {
            yield return Line(
                Severity.Outage,
                "last-endpoint",
                [FactKeys.ReplicasReady, FactKeys.Services, .. s_who],
                who,
                ("services", services)
            );
            yield break;
        }
        yield return Line(Severity.Outage, "last-replica", [FactKeys.ReplicasReady, .. s_who], who);
        if (facts.Read(FactKeys.Services) is null)
        {
            yield return NotKnown("services-unknown", facts, FactKeys.Services);
        }
    }

    internal static int? Count(FactView facts, string key) =>
        facts.One(key) is { } text && Alphabets.Matches(Alphabet.Count, text)
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
