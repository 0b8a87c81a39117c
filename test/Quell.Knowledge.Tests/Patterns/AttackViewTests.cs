using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Knowledge.Patterns;

namespace Quell.Knowledge.Tests.Patterns;

public sealed class AttackViewTests
{
    [Fact]
    public void Techniques_of_the_knowledge_and_of_the_rule_stand_side_by_side_with_their_source()
    {
        var view = View("Contact K8S API Server From Container", "T1565");

        view.Techniques.Select(technique => (technique.Current, technique.AttackVersion, technique.Source))
            .ShouldContain(("T1565", null, TechniqueSource.Rule));
        view.Techniques.ShouldContain(technique =>
            technique.Current == "T1613" && technique.AttackVersion == "v19" && technique.Source == TechniqueSource.Kb
        );
    }

    [Fact]
    public void A_tag_that_the_knowledge_does_not_share_is_shown_and_not_taken_over()
    {
        var note = View("Contact K8S API Server From Container", "T1565").Notes[^1];

        note.Kind.ShouldBe(PlanNoteKind.Technique);
        note.Text.ShouldBe(
            "The rule's tag T1565 is not what the knowledge says of this threat: shown, and not taken over."
        );
        note.Citations.ShouldBe([new Citation("event", "read event.tags")]);
    }

    [Fact]
    public void A_tag_that_agrees_needs_no_word() =>
        View("Known Cryptominer Process Executed", "MITRE_T1496.001_compute_hijacking", "maturity_stable")
            .Notes.ShouldHaveSingleItem()
            .Text.ShouldBe("ATT&CK v19 by the knowledge: Cryptominer T1496.001, T1610, T1204.003, T1059.004.");

    [Fact]
    public void A_technique_that_stands_beside_its_own_part_needs_no_word() =>
        View("Known Cryptominer Process Executed", "T1496", "T1496.001").Notes.ShouldHaveSingleItem();

    [Fact]
    public void A_tag_of_the_same_technique_and_another_depth_is_kept_beside_it() =>
        View("Known Cryptominer Process Executed", "T1496")
            .Notes[^1]
            .Text.ShouldBe(
                "The rule's tag T1496 and the knowledge's T1496.001 are of one technique and not the same: both are kept."
            );

    [Fact]
    public void An_id_of_before_is_put_into_todays_and_its_old_one_is_kept()
    {
        var view = View("CloudTrail Logging Disabled", "MITRE_T1562.008_disable_cloud_logs");

        var tag = view.Techniques.Single(technique => technique.Source == TechniqueSource.Rule);
        tag.Current.ShouldBe("T1685.002");
        tag.Legacy.ShouldBe(["T1562.008"]);
        view.Techniques.Single(technique => technique.Source == TechniqueSource.Kb).Legacy.ShouldBe(["T1562.008"]);
        view.Notes.Select(note => note.Text)
            .ShouldBe([
                "ATT&CK v19 by the knowledge: Tampering with the audit log T1685.002 (before: T1562.008).",
                "The rule's tag MITRE_T1562.008_disable_cloud_logs is from before v19 and is T1685.002 today; the knowledge says the same.",
            ]);
    }

    [Theory]
    [InlineData("mitre_defense_evasion")]
    [InlineData("MITRE_TA0005_defense_evasion")]
    public void A_tactic_that_is_not_what_it_was_is_said(string tag) =>
        View("Our own rule", tag).Notes.ShouldHaveSingleItem().Text.ShouldContain("TA0112 Defense Impairment");

    [Fact]
    public void Where_no_pattern_speaks_the_tag_is_the_only_word() =>
        View("Our own rule", "T1190").Notes.ShouldHaveSingleItem().Text.ShouldContain("the only word on ATT&CK");

    [Fact]
    public void What_an_attacker_wrote_into_a_tag_comes_out_escaped() =>
        View("Our own rule", "T1190\u001b[2J").Notes.ShouldAllBe(note => !note.Text.Contains('\u001b'));

    private static AttackView View(string rule, params string[] tags)
    {
        var facts = Facts.Of((FactKeys.EventRule, rule)).From("event", FactKeys.EventTags, tags);
        return AttackView.Of(ThreatPatterns.Match(facts), facts, ResponseKnowledge.Embedded.Attack);
    }
}
