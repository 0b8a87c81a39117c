using Quell.Domain.Facts;
using Quell.Knowledge.Patterns;

namespace Quell.Knowledge.Tests.Patterns;

public sealed class ThreatPatternsTests
{
    [Theory]
    [InlineData("Detect crypto miners using the Stratum protocol", "cryptominer")]
    [InlineData("Known Cryptominer Process Executed", "cryptominer")]
    [InlineData("Detect outbound connections to common miner pool ports", "cryptominer")]
    [InlineData("Redirect STDOUT/STDIN to Network Connection in Container", "reverse-shell")]
    [InlineData("Netcat Remote Code Execution in Container", "reverse-shell")]
    [InlineData("Contact EC2 Instance Metadata Service From Container", "imds-credential-theft")]
    [InlineData("Find AWS Credentials", "imds-credential-theft")]
    [InlineData("Detect release_agent File Container Escapes", "container-escape")]
    [InlineData("Change thread namespace", "container-escape")]
    [InlineData("Drop and execute new binary in container", "drop-and-execute")]
    [InlineData("Container Drift Detected (chmod)", "drop-and-execute")]
    [InlineData("Exfiltrating Artifacts via Kubernetes Control Plane", "exfiltration")]
    [InlineData("Launch Remote File Copy Tools in Container", "exfiltration")]
    [InlineData("Terminal shell in container", "exec-lateral-movement")]
    [InlineData("Remove Bulk Data from Disk", "ransomware")]
    [InlineData("Fileless execution via memfd_create", "fileless-injection")]
    public void A_rule_is_recognised_by_its_name(string rule, string pattern)
    {
        var match = ThreatPatterns.Match(Facts.Of((FactKeys.EventRule, rule)))[0];

        match.Pattern.Id.ShouldBe(pattern);
        match.Evidence.ShouldBe($"rule \"{rule}\"");
        match.Citation.Source.ShouldBe("event");
    }

    [Theory]
    [InlineData("MITRE_T1496_resource_hijacking", "cryptominer")]
    [InlineData("T1496", "cryptominer")]
    [InlineData("t1496.001", "cryptominer")]
    [InlineData("MITRE_T1552.005_cloud_instance_metadata_api", "imds-credential-theft")]
    [InlineData("mitre_exfiltration", "exfiltration")]
    [InlineData("MITRE_T1486_data_encrypted_for_impact", "ransomware")]
    [InlineData("MITRE_T1078.004_cloud_accounts", "compromised-iam-key")]
    public void A_tag_is_recognised_in_both_spellings(string tag, string pattern) =>
        ThreatPatterns
            .Match(FactSheet.Empty.From("event", FactKeys.EventTags, "maturity_stable", tag))[0]
            .Pattern.Id.ShouldBe(pattern);

    [Theory]
    [InlineData("T14961")]
    [InlineData("NIST_800-53_CA-9")]
    [InlineData("XT1496")]
    public void A_tag_that_only_looks_like_one_is_not(string tag) =>
        ThreatPatterns.Match(FactSheet.Empty.From("event", FactKeys.EventTags, tag))[0].Pattern.Id.ShouldBe("generic");

    [Fact]
    public void A_process_and_its_command_line_speak_too_and_all_evidence_is_told()
    {
        var match = ThreatPatterns.Match(Facts.Miner)[0];

        match.Pattern.Id.ShouldBe("cryptominer");
        match.Evidence.ShouldBe(
            "rule \"Detect crypto miners using the Stratum protocol\", process xmrig, \"stratum+tcp\" in the command line"
        );
    }

    [Fact]
    public void Several_patterns_may_match_and_the_most_urgent_is_first()
    {
        var facts = Facts.Miner.From("event", FactKeys.EventTags, "MITRE_T1486_x", "T1611");

        ThreatPatterns
            .Match(facts)
            .Select(match => match.Pattern.Id)
            .ShouldBe(["ransomware", "container-escape", "cryptominer"]);
    }

    [Fact]
    public void An_event_that_nothing_recognises_gets_the_general_order_and_says_so()
    {
        var match = ThreatPatterns.Match(Facts.Of((FactKeys.EventRule, "Our own rule"))).ShouldHaveSingleItem();

        match.Pattern.IsGeneric.ShouldBeTrue();
        match.Citation.Source.ShouldBe("threat pattern");
    }

    [Fact]
    public void Patterns_are_all_there()
    {
        ResponseKnowledge
            .Embedded.Patterns.Select(pattern => pattern.Id)
            .ShouldBe([
                "ransomware",
                "exfiltration",
                "compromised-iam-key",
                "container-escape",
                "imds-credential-theft",
                "reverse-shell",
                "fileless-injection",
                "exec-lateral-movement",
                "cryptominer",
                "drop-and-execute",
                "generic",
            ]);
    }
}
