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

    protected override ImmutableArray<string> Reads =>
        [
            FactKeys.ReplicasReady,
            FactKeys.Replicas,
            FactKeys.Services,
            FactKeys.WorkloadKind,
            FactKeys.Endpoints,
            FactKeys.Namespace,
        ];

    public override bool Applies(ActionCard card) =>
        card.Verb is CardVerb.Kill or CardVerb.Stop or CardVerb.Pause or CardVerb.Delete or CardVerb.Detach
        && card.ActsOn is ActsOn.Container or ActsOn.Pod;

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
        foreach (var line in Endpoints(facts))
        {
            yield return line;
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

    /// <summary>What each Service keeps, where its endpoints were read.</summary>
    private IEnumerable<RuleLine> Endpoints(FactView facts)
    {
        ImmutableArray<string> keys = [FactKeys.Endpoints, FactKeys.Namespace];
        foreach (var service in facts.Values(FactKeys.Endpoints) ?? [])
        {
            var name = ("service", $"Service {Subject.InNamespace(facts, service.Name)}");
            if (!int.TryParse(service["ready"], out var ready) || !int.TryParse(service["ours"], out var ours))
            {
                continue;
            }
            yield return ours == 0 ? Line(Severity.None, "endpoints-not-ours", keys, name, ("ready", Text(ready)))
            : ready <= ours ? Line(Severity.Outage, "endpoints-none-left", keys, name)
            : Line(Severity.None, "endpoints-left", keys, name, ("left", Text(ready - ours)), ("ready", Text(ready)));
        }
    }

    private IEnumerable<RuleLine> Last(FactView facts, (string, string) who)
    {
        if (facts.Read(FactKeys.Endpoints) is { Values.IsEmpty: false })
        {
            yield return Line(
                Severity.Degraded,
                "last-replica",
                [FactKeys.ReplicasReady, FactKeys.Endpoints, .. s_who],
                who
            );
            yield break;
        }
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
