using System.Collections.Immutable;
using Quell.Domain.Events;
using Quell.Knowledge;
using Quell.Runbook.Investigate;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Investigate;

/// <summary>The published gates: what a finding is worth, and that a distant tactic is never worth more than 3.</summary>
public sealed class CorrelationGatesTests
{
    [Theory]
    [InlineData("execution", "java", true, true, false, true, 5, "package java is in what ran")]
    [InlineData("execution", "log4j-core", true, true, false, true, 4, "in use in the image, and an exploit is known")]
    [InlineData("execution", "log4j-core", false, true, false, true, 3, "critical, in the same image")]
    [InlineData("execution", "log4j-core", true, true, true, true, 5, "known to be exploited: +1")]
    [InlineData("execution", "java", true, true, true, true, 5, "package java is in what ran")]
    [InlineData(
        "impact",
        "log4j-core",
        true,
        true,
        false,
        true,
        3,
        "capped at 3: Initial Access is no neighbour of Impact"
    )]
    [InlineData("impact", "log4j-core", true, true, true, true, 3, "capped at 3")]
    [InlineData("discovery", "java", true, true, true, true, 3, "capped at 3")]
    [InlineData("execution", "log4j-core", true, true, false, false, 3, "which tactic it serves is not known")]
    public void A_vulnerability_is_scored_by_what_it_explains(
        string tactic,
        string package,
        bool inUse,
        bool exploit,
        bool exploited,
        bool exposed,
        int score,
        string why
    )
    {
        var cve = new KnownVulnerability(
            "CVE-2024-1",
            "Critical",
            null,
            package,
            null,
            inUse,
            exploit,
            true,
            exploited
        );

        var scored = CorrelationGates.Score(
            cve,
            Rule(tactic),
            Threat,
            exposed,
            ResponseKnowledge.Embedded.Investigation,
            "s"
        );

        scored.Score.ShouldBe(score, scored.Rationale);
        scored.Rationale.ShouldContain(why);
    }

    [Fact]
    public void A_component_that_neither_ran_nor_is_critical_is_worth_two()
    {
        var cve = new KnownVulnerability("CVE-2024-2", "High", null, "zlib", null, true, false, true, false);

        CorrelationGates
            .Score(cve, Rule("execution"), Threat, true, ResponseKnowledge.Embedded.Investigation, "s")
            .Score.ShouldBe(2);
    }

    [Theory]
    [InlineData("privilege_escalation", "Container running as privileged", 5)]
    [InlineData("execution", "Container running as privileged", 4)]
    [InlineData("discovery", "Container running as privileged", 2)]
    [InlineData("c2", "Workload is publicly exposed", 5)]
    [InlineData("execution", "Workload is publicly exposed", 4)]
    [InlineData("execution", "Root filesystem is not read-only: immutable", 4)]
    [InlineData("impact", "Container without memory limit", 3)]
    [InlineData("c2", "Container without memory limit", 2)]
    [InlineData("defense_evasion", "Audit logging is off", 3)]
    [InlineData("discovery", "Audit logging is off", 2)]
    public void A_failed_control_is_scored_by_its_area(string tactic, string control, int score) =>
        CorrelationGates
            .Score(control, Rule(tactic), ResponseKnowledge.Embedded.Investigation, "s")
            .ShouldNotBeNull()
            .Score.ShouldBe(score);

    [Fact]
    public void A_control_that_the_guide_does_not_speak_of_is_not_scored() =>
        CorrelationGates
            .Score(
                "Labels follow the naming convention",
                Rule("execution"),
                ResponseKnowledge.Embedded.Investigation,
                "s"
            )
            .ShouldBeNull();

    [Theory]
    [InlineData("c2", true)]
    [InlineData("exfiltration", true)]
    [InlineData("impact", false)]
    public void Exposure_explains_a_rule_about_the_network_alone(string tactic, bool scored) =>
        (CorrelationGates.Exposure(Rule(tactic), ResponseKnowledge.Embedded.Investigation, "s")?.Score == 4).ShouldBe(
            scored
        );

    private static ThreatEvent Threat =>
        Incident.Threat with
        {
            Fields = Incident.Map(("proc.name", "sh"), ("proc.pname", "java"), ("proc.pcmdline", "java -jar app.jar")),
        };

    private static Classification Rule(string tactic) =>
        new(
            ResponseKnowledge.Embedded.Investigation.Find(tactic),
            null,
            [],
            ImmutableArray<string>.Empty,
            IsTagged: true
        );
}
