using System.Collections.Immutable;
using CsCheck;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Ordering;
using Quell.Knowledge.Patterns;

namespace Quell.Knowledge.Tests.Ordering;

public sealed class ActionOrderTests
{
    private static readonly ResponseKnowledge s_knowledge = ResponseKnowledge.Embedded;
    private static readonly Availability s_confirmed = new Availability.Confirmed(
        "ran lately",
        new Citation("executions", "list")
    );
    private static readonly Availability s_unconfirmed = new Availability.Unconfirmed("no sign of the responder");
    private static readonly Availability s_unavailable = new Availability.Unavailable("no responder");

    [Fact]
    public void A_miners_evidence_comes_first_then_its_process_and_pods_last()
    {
        Arrange(
                Facts.Miner,
                s_knowledge
                    .Cards.Where(card => card.Command is null)
                    .Select(card => Candidate(card.Type, s_unconfirmed))
            )
            .Where(type => !type.Contains("CLOUD") && !type.StartsWith("IAM", StringComparison.Ordinal))
            .ShouldBe([
                "GET_LOGS",
                "FILE_ACQUIRE",
                "CAPTURE",
                "KUBERNETES_VOLUME_SNAPSHOT",
                "KILL_PROCESS",
                "FILE_QUARANTINE",
                "ISOLATE_NETWORK",
                "PAUSE_CONTAINER",
                "DELETE_POD",
                "KILL_CONTAINER",
                "STOP_CONTAINER",
                "ROLLOUT_RESTART",
            ]);
    }

    [Fact]
    public void Where_data_is_leaving_containment_goes_first_and_the_reason_says_why()
    {
        var facts = Facts.Miner.Know(FactKeys.EventRule, "Exfiltrating Artifacts via Kubernetes Control Plane");
        var arranged = ActionOrder.Arrange(
            [Candidate("GET_LOGS"), Candidate("ISOLATE_NETWORK"), Candidate("DELETE_POD"), Candidate("KILL_PROCESS")],
            ThreatPatterns.Match(facts),
            facts
        );

        Types(arranged).ShouldBe(["ISOLATE_NETWORK", "KILL_PROCESS", "GET_LOGS", "DELETE_POD"]);
        arranged.Reason.Text.ShouldContain("Containment stands before evidence because data may be leaving");
        arranged.Reason.Text.ShouldContain("also Cryptominer");
    }

    [Fact]
    public void Code_that_is_in_memory_only_is_frozen_and_not_killed_first()
    {
        var facts = Facts.Of((FactKeys.EventRule, "Fileless execution via memfd_create"));

        Arrange(facts, [Candidate("KILL_PROCESS"), Candidate("ISOLATE_NETWORK"), Candidate("PAUSE_CONTAINER")])
            .ShouldBe(["PAUSE_CONTAINER", "ISOLATE_NETWORK", "KILL_PROCESS"]);
    }

    [Fact]
    public void Among_equals_the_confirmed_goes_first_and_the_reason_says_so()
    {
        var arranged = ActionOrder.Arrange(
            [
                Candidate("KILL_PROCESS", s_unconfirmed),
                Candidate("ISOLATE_NETWORK", s_confirmed),
                Candidate("GET_LOGS", s_unconfirmed),
            ],
            ThreatPatterns.Match(Facts.Miner),
            Facts.Miner
        );

        Types(arranged).ShouldBe(["GET_LOGS", "ISOLATE_NETWORK", "KILL_PROCESS"]);
        arranged.Reason.Text.ShouldContain(
            "ISOLATE_NETWORK stands before KILL_PROCESS because its responder is confirmed"
        );
    }

    [Fact]
    public void What_is_unavailable_stands_after_what_is_not_and_before_what_nobody_knows()
    {
        var unknown = Unknown("REBOOT_NODE");

        Arrange(
                Facts.Miner,
                [unknown, Candidate("GET_LOGS", s_unavailable), Candidate("ROLLOUT_RESTART", s_unconfirmed)]
            )
            .ShouldBe(["ROLLOUT_RESTART", "GET_LOGS", "REBOOT_NODE"]);
        Arrange(
                Facts.Miner,
                [unknown with { Card = null, Availability = s_confirmed }, Candidate("GET_LOGS", s_unavailable)]
            )
            .ShouldBe(["GET_LOGS", "REBOOT_NODE"]);
    }

    [Fact]
    public void The_reason_tells_what_was_recognised_and_names_what_was_found()
    {
        var reason = ActionOrder
            .Arrange([Candidate("GET_LOGS")], ThreatPatterns.Match(Facts.Miner), Facts.Miner)
            .Reason;

        reason.Text.ShouldStartWith("Cryptominer (rule \"Detect crypto miners using the Stratum protocol\"");
        reason.Text.ShouldContain("ending xmrig then stops the cost at once");
        reason.Text.ShouldContain("registry.example/shop/checkout:1.4 has the same hole");
        reason.Citations.ShouldContain(Facts.Miner.Single(FactKeys.Image)!.Citation);
    }

    [Fact]
    public void An_event_that_nothing_recognises_has_an_honest_reason()
    {
        var facts = Facts.Of((FactKeys.EventRule, "Our own rule"));

        ActionOrder
            .Arrange([Candidate("GET_LOGS")], ThreatPatterns.Match(facts), facts)
            .Reason.Text.ShouldStartWith("No known pattern matches: for Our own rule the general order is used");
        ActionOrder.Arrange([Candidate("GET_LOGS")], [], facts).Reason.Text.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_order_is_the_same_whatever_the_order_of_the_input() =>
        Gen.Select(SomeCandidates, SomeFacts, Gen.Int)
            .Sample(
                (candidates, facts, seed) =>
                {
                    var matches = ThreatPatterns.Match(facts);
                    var shuffled = candidates.OrderBy(candidate => HashCode.Combine(candidate.Id, seed));
                    var turned = matches.Reverse().ToImmutableArray();

                    var one = ActionOrder.Arrange(candidates, matches, facts);
                    var other = ActionOrder.Arrange(shuffled, turned, facts);

                    one.Ordered.ShouldBe(other.Ordered);
                    one.Reason.Text.ShouldBe(other.Reason.Text);
                    one.Ordered.Length.ShouldBe(candidates.Count);
                },
                iter: 1000
            );

    [Fact]
    public void Nothing_is_destroyed_before_an_available_action_that_saves_the_same_evidence() =>
        Gen.Select(SomeCandidates, SomeFacts)
            .Sample(
                (candidates, facts) =>
                {
                    var matches = ThreatPatterns.Match(facts);
                    var flipped = matches.Any(match => match.Pattern.ContainsFirst);
                    var ordered = ActionOrder.Arrange(candidates, matches, facts).Ordered;
                    for (var i = 0; i < ordered.Length; i++)
                    {
                        var contains = ordered[i].Card?.Phase == ActionPhase.Containment;
                        if (ordered[i].Card is not { IsKnown: true } card || (flipped && contains))
                        {
                            continue;
                        }
                        ordered
                            .Skip(i + 1)
                            .All(later =>
                                later.Availability is Availability.Unavailable
                                || later.Card == null
                                || !later.Card.SavesEvidence.Any(kind => card.EvidenceLost.Contains(kind))
                            )
                            .ShouldBeTrue();
                    }
                },
                iter: 1000
            );

    [Fact]
    public void A_flip_always_has_its_reason_in_the_words() =>
        SomeFacts.Sample(
            facts =>
            {
                var matches = ThreatPatterns.Match(facts);
                var text = ActionOrder.Arrange([Candidate("GET_LOGS")], matches, facts).Reason.Text;
                text.Contains("Containment stands before evidence because")
                    .ShouldBe(matches.Any(m => m.Pattern.ContainsFirst));
            },
            iter: 300
        );

    private static readonly Gen<FactSheet> SomeFacts =
        from rules in Gen.OneOf(
            "Terminal shell in container",
            "Remove Bulk Data from Disk",
            "Exfiltrating Artifacts",
            "Known Cryptominer Process Executed",
            "Find AWS Credentials",
            "PTRACE attached to process",
            "Drop and execute new binary in container",
            "Our own rule"
        ).List[1, 3]
        select FactSheet.Empty.From("event", FactKeys.EventRule, [.. rules]);

    private static readonly Gen<List<OrderCandidate>> SomeCandidates = (
        from type in Gen.OneOf([.. s_knowledge.Cards.Select(card => card.Type), "REBOOT_NODE"])
        from availability in Gen.OneOf(s_confirmed, s_unconfirmed, s_unavailable)
        from target in Gen.Int[0, 2]
        select type is "REBOOT_NODE"
            ? Unknown(type) with
            {
                Target = $"t{target}",
                Id = new ActionId($"{type}{target}"),
            }
            : Candidate(type, availability, target)
    )
        .List[0, 12]
        .Select(list => list.DistinctBy(candidate => candidate.Id).ToList());

    private static OrderCandidate Candidate(string type, Availability? availability = null, int target = 0) =>
        new(new ActionId($"{type}{target}"), type, s_knowledge.Card(type), availability ?? s_confirmed, $"t{target}");

    private static OrderCandidate Unknown(string type) =>
        new(new ActionId(type), type, UnknownCard.Of(Catalogue.Of(type, ResponderType.Host)), s_confirmed, "t");

    private static string[] Arrange(FactSheet facts, IEnumerable<OrderCandidate> candidates) =>
        Types(ActionOrder.Arrange(candidates, ThreatPatterns.Match(facts), facts));

    private static string[] Types(Arrangement arranged) => [.. arranged.Ordered.Select(candidate => candidate.Type)];
}
