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
    [InlineData("Reverse Shell from Web Server", "web-shell,reverse-shell")]
    [InlineData("Terminal shell in container", "exec-lateral-movement,reverse-shell")]
    [InlineData("Contact EC2 Instance Metadata Service From Container", "imds-credential-theft")]
    [InlineData("Contact cloud metadata service from container", "imds-credential-theft")]
    [InlineData("Find AWS Credentials", "imds-credential-theft")]
    [InlineData("Detect release_agent File Container Escapes", "container-escape")]
    [InlineData("Debugfs Launched in Privileged Container", "container-escape")]
    [InlineData("Mount Launched in Privileged Container", "container-escape")]
    [InlineData("Launch Privileged Container", "container-escape")]
    [InlineData("Change thread namespace", "container-escape")]
    [InlineData("Drop and execute new binary in container", "drop-and-execute")]
    [InlineData("Container Drift Detected (chmod)", "drop-and-execute")]
    [InlineData("Container Drift Detected (open+create)", "drop-and-execute")]
    [InlineData("Execution from /dev/shm", "drop-and-execute")]
    [InlineData("Launch Remote File Copy Tools in Container", "exfiltration")]
    [InlineData("Exfiltrating Artifacts via Kubernetes Control Plane", "exfiltration")]
    [InlineData("Unexpected UDP Traffic", "exfiltration,dns-tunnelling")]
    [InlineData("Kubernetes Client Tool Launched in Container", "exec-lateral-movement")]
    [InlineData("Contact K8S API Server From Container", "sa-token-theft,exec-lateral-movement")]
    [InlineData("Linux Kernel Module Injection Detected", "kernel-module")]
    [InlineData("BPF Program Not Profiled", "kernel-module")]
    [InlineData("Remove Bulk Data from Disk", "ransomware")]
    [InlineData("Read sensitive file untrusted", "secret-theft,sa-token-theft")]
    [InlineData("Search Private Keys or Passwords", "secret-theft,sa-token-theft")]
    [InlineData("Directory traversal monitored file read", "secret-theft,sa-token-theft")]
    [InlineData("Read environment variable from /proc files", "secret-theft")]
    [InlineData("Read sensitive file trusted after startup", "secret-theft")]
    [InlineData("Web Server Spawned Shell", "web-shell")]
    [InlineData("Web Server Spawned Suspicious Child Process", "web-shell")]
    [InlineData("Run shell untrusted", "reverse-shell,web-shell")]
    [InlineData("Network Tool Executed During NPM Package Install", "supply-chain")]
    [InlineData("Backdoored library loaded into SSHD (CVE-2024-3094)", "supply-chain")]
    [InlineData("Launch Package Management Process in Container", "supply-chain")]
    [InlineData("PTRACE attached to process", "fileless-injection")]
    [InlineData("Fileless execution via memfd_create", "fileless-injection")]
    [InlineData("PTRACE anti-debug attempt", "fileless-injection")]
    [InlineData("CloudTrail Logging Disabled", "cloudtrail-tampering")]
    [InlineData("Console Login Without MFA", "compromised-iam-key")]
    [InlineData("Create AWS user", "compromised-iam-key")]
    [InlineData("Clear Log Activities", "generic")]
    [InlineData("Packet socket created in container", "generic")]
    public void A_rule_is_recognised_by_its_name_and_by_all_threats_that_fire_it(string rule, string patterns)
    {
        var matches = ThreatPatterns.Match(Facts.Of((FactKeys.EventRule, rule)));

        matches.Select(match => match.Pattern.Id).ShouldBe(patterns.Split(','), ignoreOrder: true);
        foreach (var match in matches.Where(match => !match.Pattern.IsGeneric))
        {
            match.Evidence.ShouldBe($"rule \"{rule}\"");
            match.Signals.ShouldHaveSingleItem().Citation.ShouldBe(new Citation("event", "read event.rule"));
        }
    }

    [Fact]
    public void What_is_its_own_comes_before_a_rule_that_others_fire_too()
    {
        var matches = ThreatPatterns.Match(Facts.Of((FactKeys.EventRule, "Terminal shell in container")));

        matches
            .Select(match => (match.Pattern.Id, match.IsWeak))
            .ShouldBe([("exec-lateral-movement", false), ("reverse-shell", true)]);
    }

    [Theory]
    [InlineData("nginx", "sh", "web-shell")]
    [InlineData("java", "curl", "web-shell")]
    [InlineData("bash", "sh", "generic")]
    [InlineData("nginx", "nginx", "generic")]
    public void A_process_speaks_together_with_what_started_it(string parent, string process, string pattern)
    {
        var facts = Facts.Of((FactKeys.ProcessParent, parent), (FactKeys.ProcessName, process));

        ThreatPatterns.Match(facts).ShouldHaveSingleItem().Pattern.Id.ShouldBe(pattern);
    }

    [Theory]
    [InlineData("StopLogging", "cloudtrail-tampering")]
    [InlineData("DeleteTrail", "cloudtrail-tampering")]
    [InlineData("CreateAccessKey", "compromised-iam-key")]
    [InlineData("stoplogging", "cloudtrail-tampering")]
    [InlineData("DescribeTrails", "generic")]
    [InlineData("NotStopLogging", "generic")]
    public void A_cloud_call_speaks_whether_the_event_or_the_audit_log_names_it(string call, string pattern)
    {
        var trail = FactSheet.Empty.From(
            "aws",
            FactKeys.CloudTrail,
            "2026-01-31T10:00:00Z GetCallerIdentity source=sts.amazonaws.com",
            $"2026-01-31T09:00:00Z {call} source=cloudtrail.amazonaws.com from=203.0.113.9"
        );

        ThreatPatterns.Match(Facts.Of((FactKeys.EventCloudCall, call)))[0].Pattern.Id.ShouldBe(pattern);
        ThreatPatterns.Match(trail)[0].Pattern.Id.ShouldBe(pattern);
        ThreatPatterns.Match(trail)[0].Signals.ShouldAllBe(signal => signal.Citation.Source == "aws");
    }

    [Theory]
    [InlineData(FactKeys.ProcessExecutable, "/tmp/.x/xmrig", "cryptominer")]
    [InlineData(FactKeys.FilePath, "/var/run/secrets/kubernetes.io/serviceaccount/token", "sa-token-theft")]
    [InlineData(FactKeys.FilePath, "/home/app/.ethereum/keystore/UTC--x", "secret-theft")]
    [InlineData(FactKeys.Outbound, "169.254.169.254:80", "imds-credential-theft")]
    [InlineData(FactKeys.ProcessCommand, "curl http://169.254.170.2/v2/credentials", "imds-credential-theft")]
    [InlineData(FactKeys.ProcessName, "iodine", "dns-tunnelling")]
    [InlineData(FactKeys.ProcessName, "insmod", "kernel-module")]
    public void Processes_files_and_destinations_speak_too(string key, string value, string pattern) =>
        ThreatPatterns.Match(Facts.Of((key, value)))[0].Pattern.Id.ShouldBe(pattern);

    [Fact]
    public void A_rule_that_others_fire_too_is_no_sign_that_data_is_leaving()
    {
        var weak = ThreatPatterns.Match(Facts.Of((FactKeys.EventRule, "Unexpected UDP Traffic")));
        var strong = ThreatPatterns.Match(Facts.Of((FactKeys.EventRule, "Exfiltrating Artifacts")));

        weak.ShouldAllBe(match => !match.ContainsFirst);
        strong[0].FlipSign!.Words.ShouldBe("rule \"Exfiltrating Artifacts\"");
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
                "cloudtrail-tampering",
                "compromised-iam-key",
                "secret-theft",
                "kernel-module",
                "container-escape",
                "imds-credential-theft",
                "sa-token-theft",
                "reverse-shell",
                "web-shell",
                "fileless-injection",
                "dns-tunnelling",
                "exec-lateral-movement",
                "supply-chain",
                "cryptominer",
                "drop-and-execute",
                "generic",
            ]);
    }

    [Fact]
    public void Every_pattern_says_when_it_is_clear_and_what_not_to_do()
    {
        foreach (var pattern in ResponseKnowledge.Embedded.Patterns.Where(pattern => !pattern.IsGeneric))
        {
            pattern.ClearWhen.ShouldNotBeNullOrWhiteSpace(pattern.Id);
            pattern.Dont.ShouldNotBeEmpty(pattern.Id);
            pattern.Attack.ShouldNotBeEmpty(pattern.Id);
            pattern.Notes.Concat(pattern.Dont).ShouldAllBe(line => line.EndsWith('.'), pattern.Id);
        }
    }

    [Fact]
    public void Every_pattern_orders_every_phase()
    {
        foreach (var pattern in ResponseKnowledge.Embedded.Patterns)
        {
            pattern.Order.Select(entry => entry.Phase).Distinct().Count().ShouldBe(3, pattern.Id);
        }
    }
}
