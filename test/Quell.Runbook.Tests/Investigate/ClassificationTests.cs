using Quell.Domain.Events;
using Quell.Knowledge;
using Quell.Runbook.Investigate;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Investigate;

public sealed class ClassificationTests
{
    [Theory]
    [InlineData("Detect crypto miners using the Stratum protocol", "mitre_impact,T1496.001", "impact", "T1496.001")]
    [InlineData("Terminal shell in container", "MITRE_TA0002_execution", "execution", null)]
    [InlineData("Contact EC2 Instance Metadata Service From Container", "", "credential_access", null)]
    [InlineData("Reverse shell", "", "c2", null)]
    [InlineData("Attach/Exec Pod", "", "lateral_movement", null)]
    [InlineData("Something of our own", "", null, null)]
    [InlineData("Something of our own", "MITRE_T1611_escape_to_host", "privilege_escalation", "T1611")]
    public void A_rule_has_the_tactic_that_most_speaks_for(string rule, string tags, string? tactic, string? technique)
    {
        var threat = Incident.Threat with
        {
            RuleName = rule,
            RuleTags = [.. tags.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        };

        var classed = Classification.Of(threat, ResponseKnowledge.Embedded);

        classed.Tactic?.Word.ShouldBe(tactic);
        (classed.Tactic is null).ShouldBe(tactic is null);
        classed.Technique.ShouldBe(technique);
        classed.Evidence.IsEmpty.ShouldBe(tactic is null);
    }

    [Fact]
    public void Where_a_rule_has_no_name_that_of_the_policy_counts() =>
        Classification
            .Of(
                Incident.Threat with
                {
                    RuleName = null,
                    RuleTags = [],
                    PolicyName = "ML: crypto mining",
                },
                ResponseKnowledge.Embedded
            )
            .Tactic.ShouldNotBeNull()
            .Word.ShouldBe("impact");

    [Fact]
    public void The_ancestry_of_the_event_stands_in_for_a_tree()
    {
        var threat = Incident.Threat with
        {
            Fields = Incident.Map(
                ("proc.pid", "4823"),
                ("proc.name", "kworkerds"),
                ("proc.cmdline", "kworkerds -o pool"),
                ("proc.ppid", "4811"),
                ("proc.pname", "sh"),
                ("proc.aname[2]", "java"),
                ("proc.acmdline[2]", "java -jar app.jar")
            ),
        };

        ProcessAncestry
            .Of(threat)
            .ShouldBe(["? java: java -jar app.jar", "4811 sh: sh", "4823 kworkerds: kworkerds -o pool"]);
        ProcessAncestry.Of(threat with { Fields = Incident.Map() }).ShouldBeEmpty();
    }
}
