using System.Collections.Immutable;
using System.Diagnostics;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Ordering;
using Quell.Knowledge.Parameters;
using Quell.Knowledge.Patterns;

namespace Quell.Bench;

/// <summary>Thirty actions on four hundred facts: parameters, consequences and order.</summary>
internal static class Proposing
{
    private const double Most = 10;
    private const int Actions = 30;
    private const int Facts = 400;
    private const int Turns = 101;
    private const int WarmUp = 200;

    public static Measured Measure()
    {
        var knowledge = ResponseKnowledge.Embedded;
        var facts = Sheet();
        for (var turn = 0; turn < WarmUp; turn++)
        {
            Propose(knowledge, facts);
        }
        var times = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            Propose(knowledge, facts);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        var measured = Middle.Of(times);
        return new Measured(
            $"proposing {Actions} actions on {Facts} facts",
            $"{measured:0.00} ms",
            "-",
            null,
            $"under {Most:0} ms",
            measured < Most
        );
    }

    private static void Propose(ResponseKnowledge knowledge, FactSheet facts)
    {
        var candidates = knowledge
            .Cards.Take(Actions)
            .Select(card =>
            {
                var lines = knowledge.Rules.Evaluate(card, facts);
                _ = CommandResolver.Resolve(card, facts);
                return new OrderCandidate(
                    new ActionId(card.Type),
                    card.Type,
                    card,
                    new Availability.Unconfirmed($"{lines.Length} lines"),
                    CardText.Target(card, facts)?.What ?? card.Type
                );
            })
            .ToImmutableArray();
        _ = ActionOrder.Arrange(candidates, ThreatPatterns.Match(facts, knowledge), facts, knowledge);
    }

    private static FactSheet Sheet()
    {
        var sheet = FactSheet.Empty;
        foreach (var (key, value) in s_known)
        {
            sheet = With(sheet, key, value);
        }
        return Enumerable
            .Range(0, Facts - s_known.Length)
            .Aggregate(sheet, (known, number) => With(known, $"other.fact{number}", $"value {number}"));
    }

    private static FactSheet With(FactSheet sheet, string key, string value) =>
        sheet.With(new FactReading(key, [value], new Citation("kubectl", $"read {key}"), DateTimeOffset.UnixEpoch));

    private static readonly (string Key, string Value)[] s_known =
    [
        (FactKeys.EventRule, "Detect crypto miners using the Stratum protocol"),
        (FactKeys.KubeContext, "prod"),
        (FactKeys.Cluster, "prod"),
        (FactKeys.Namespace, "shop"),
        (FactKeys.WorkloadKind, "deployment"),
        (FactKeys.WorkloadName, "checkout"),
        (FactKeys.Pod, "checkout-1"),
        (FactKeys.Node, "node-1"),
        (FactKeys.ReplicasReady, "3"),
        (FactKeys.Replicas, "3"),
        (FactKeys.Endpoints, "checkout ready=3 ours=1"),
        (FactKeys.Services, "checkout"),
        (FactKeys.PdbCovering, "checkout minAvailable=1 allowed=1"),
        (FactKeys.Hpa, "checkout min=2 max=10 current=3"),
        (FactKeys.GitOps, "argocd app=shop namespace=argocd"),
        (FactKeys.SelfHeal, "true interval=180"),
        (FactKeys.Sidecar, "istio container=istio-proxy native=false"),
        (FactKeys.Volumes, "pvc name=data claim=data-0 access=ReadWriteOnce"),
        (FactKeys.Leases, "shop/checkout duration=15"),
        (FactKeys.NetworkPolicies, "NetworkPolicy/web egress=allow"),
        (FactKeys.Cni, "cilium version=1.16.1"),
        (FactKeys.PodLiveness, "container=app type=http period=10 failureThreshold=3 timeout=1"),
    ];
}
