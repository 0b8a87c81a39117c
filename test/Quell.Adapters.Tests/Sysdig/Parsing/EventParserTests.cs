using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Sysdig.Parsing;

namespace Quell.Adapters.Tests.Sysdig.Parsing;

public sealed class EventParserTests
{
    private const string Workload = """
        {"id":"0F0E0D0C0B0A09080706050403020100","timestamp":1743822001115928600,"originator":"policy","category":"runtime",
         "source":"syscall","engine":"falco","name":"Suspicious activity","severity":4,
         "actions":[{"type":"container_killed","isSuccessful":true},{"type":"POLICY_ACTION_CAPTURE","successful":"false","errMsg":"full"},7],
         "content":{"type":"workloadRuntimeDetection","policyId":17,"ruleName":"Netcat RCE","ruleType":6,"ruleSubType":0,
          "ruleTags":["MITRE_T1059_command","mitre_execution"],"origin":"Secure UI","output":"it ran nc",
          "fields":{"container.id":"0a1b2c3d4e5f","proc.pid":"4823","proc.pid.ts":"1743822001115100312","proc.ppid":4800,
           "proc.hash.sha256":"<NA>","user.loginuid":"-1","proc.cwd":"","proc.tty":null,"evt.is_io":true}},
         "labels":{"kubernetes.cluster.name":"c1","kubernetes.workload.type":"deployment","host.mac":"01:00:5e:00:00:01","aws.accountId":"<na>"}}
        """;

    [Fact]
    public void A_workload_detection_keeps_every_digit_and_drops_what_means_unknown()
    {
        var threat = Read(Workload);

        threat.Id.ShouldBe("0f0e0d0c0b0a09080706050403020100");
        threat.TimestampNs.ShouldBe(1743822001115928600);
        threat.Severity.ShouldBe(4);
        threat.PolicyName.ShouldBe("Suspicious activity");
        threat.RuleName.ShouldBe("Netcat RCE");
        threat.PolicyId.ShouldBe("17");
        threat.ContentType.ShouldBe("workloadRuntimeDetection");
        threat.RuleTags.ShouldBe(["MITRE_T1059_command", "mitre_execution"]);
        threat.Output.ShouldBe("it ran nc");
        threat.Field("proc.pid.ts").ShouldBe("1743822001115100312");
        threat.Field("proc.ppid").ShouldBe("4800");
        threat.Field("evt.is_io").ShouldBe("true");
        threat.Field("user.loginuid").ShouldBe("-1");
        threat.Fields.ContainsKey("proc.hash.sha256").ShouldBeFalse();
        threat.Fields.ContainsKey("proc.cwd").ShouldBeFalse();
        threat.Fields.ContainsKey("proc.tty").ShouldBeFalse();
        threat.Field("content.origin").ShouldBe("Secure UI");
        threat.Label("kubernetes.workload.type").ShouldBe("deployment");
        threat.Labels.ContainsKey("aws.accountId").ShouldBeFalse();
        threat.Label("host.id").ShouldBeNull();
        threat.Actions.ShouldBe([
            new AutomaticAction("container_killed", true, null),
            new AutomaticAction("POLICY_ACTION_CAPTURE", false, "full"),
        ]);
    }

    [Theory]
    [InlineData(
        """{"type":"workloadMLRuntimeDetection","command":"./xmrig -o pool","exe":"/tmp/xmrig","detectedClassProbability":0.97,"policyId":5}""",
        null,
        "content.exe",
        "/tmp/xmrig"
    )]
    [InlineData(
        """{"type":"agentlessRuntimeDetection","integrationType":"cloudtrail","ruleName":"Root login","policyId":6,"fields":{"ct.user.arn":"arn:aws:iam::1:root"}}""",
        "Root login",
        "ct.user.arn",
        "arn:aws:iam::1:root"
    )]
    [InlineData(
        """{"type":"agentlessMLRuntimeDetection","ruleName":"AWS login","ruleType":13,"fields":{"ct.user":"eve"}}""",
        "AWS login",
        "ct.user",
        "eve"
    )]
    [InlineData(
        """{"type":"statefulDetections","ruleName":"Many","stats":[{"a":1}],"sequence":[],"fields":{"ct.name":"AssumeRole"}}""",
        "Many",
        "ct.name",
        "AssumeRole"
    )]
    [InlineData(
        """{"type":"k8sAdmissionReview","namespace":"shop","clusterName":"c1","resourceName":"web","resourceKind":"Deployment"}""",
        null,
        "content.resourceKind",
        "Deployment"
    )]
    [InlineData("""{"type":"somethingNew","zest":"lime"}""", null, "content.zest", "lime")]
    public void Every_content_type_is_read(string content, string? rule, string field, string value)
    {
        var threat = Read("{\"id\":\"e1\",\"content\":" + content + "}");

        threat.ContentType.ShouldBe(Given.Json(content).GetProperty("type").GetString());
        threat.RuleName.ShouldBe(rule);
        threat.Field(field).ShouldBe(value);
        threat.Labels.ShouldBeEmpty();
        threat.TimestampNs.ShouldBeNull();
        threat.Severity.ShouldBeNull();
    }

    [Theory]
    [InlineData("1743822001115928600", 1743822001115928600)]
    [InlineData("\"1743822001115928600\"", 1743822001115928600)]
    [InlineData("1.7438220011159286e18", 1743822001115928600)]
    [InlineData("1743822001115928", 1743822001115928000)]
    [InlineData("1743822001115", 1743822001115000000)]
    [InlineData("1743822001.5", 1743822001500000000)]
    [InlineData("\"2025-04-05T03:00:01.1159286Z\"", 1743822001115928600)]
    [InlineData("\"2025-04-05T03:00:01.115928601Z\"", 1743822001115928601)]
    [InlineData("\"2025-04-05T05:00:01+02:00\"", 1743822001000000000)]
    [InlineData("17", null)]
    [InlineData("-1743822001115928600", null)]
    [InlineData("99999999999999999999999999", null)]
    [InlineData("1e400", null)]
    [InlineData("\"yesterday\"", null)]
    [InlineData("true", null)]
    [InlineData("[1743822001115928600]", null)]
    public void A_timestamp_is_read_by_its_magnitude(string timestamp, long? expected) =>
        Read("{\"id\":\"e1\",\"timestamp\":" + timestamp + ",\"labels\":{}}").TimestampNs.ShouldBe(expected);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("\"7\"", 7)]
    [InlineData("4.0", 4)]
    [InlineData("8", null)]
    [InlineData("-1", null)]
    [InlineData("\"high\"", null)]
    [InlineData("2.5", null)]
    public void A_severity_outside_its_scale_is_unknown(string severity, int? expected) =>
        Read("{\"content\":{},\"severity\":" + severity + "}").Severity.ShouldBe(expected);

    [Theory]
    [InlineData("""{"data":EVENT}""")]
    [InlineData("""{"data":[EVENT]}""")]
    [InlineData("""[EVENT]""")]
    [InlineData("""{"result":{"event":EVENT}}""")]
    public void Wrappings_are_taken_off(string wrapped) =>
        Read(wrapped.Replace("EVENT", Workload, StringComparison.Ordinal)).RuleName.ShouldBe("Netcat RCE");

    [Fact]
    public void Fields_and_labels_may_come_as_pairs()
    {
        var threat = Read(
            """
            {"id":"e1","fields":[{"key":"proc.name","value":"sh"},{"name":"evt.type","value":"execve"},{"value":1},null],
             "eventLabels":[{"key":"host.hostName","value":"n1"}],"containerId":"x"}
            """
        );

        threat.Field("proc.name").ShouldBe("sh");
        threat.Field("evt.type").ShouldBe("execve");
        threat.Label("host.hostName").ShouldBe("n1");
    }

    [Fact]
    public void Lengths_and_counts_are_bounded()
    {
        var big = new string('é', 5000);
        var many = string.Join(',', Enumerable.Range(0, 3000).Select(i => $"\"k{i}\":\"v\""));
        var tags = string.Join(',', Enumerable.Repeat("\"t\"", 3000));

        var threat = Read(
            "{\"content\":{\"output\":\""
                + big
                + "\",\"ruleTags\":["
                + tags
                + "],\"fields\":{\"a\":\""
                + big
                + "\","
                + many
                + "}}}"
        );

        Bytes(threat.Output!).ShouldBeLessThanOrEqualTo(2048);
        Bytes(threat.Field("a")!).ShouldBeLessThanOrEqualTo(4096);
        threat.Fields.Count.ShouldBeLessThanOrEqualTo(1000);
        threat.RuleTags.Length.ShouldBe(1000);
    }

    [Fact]
    public void An_event_without_an_id_is_still_told_from_others()
    {
        var one = Read("""{"content":{"ruleName":"a"}}""");
        var other = Read("""{"content":{"ruleName":"b"}}""");

        one.Id.ShouldStartWith("unidentified-");
        string.Equals(other.Id, one.Id, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"e1"}""")]
    public void What_is_no_event_is_not_taken_for_one(string json) =>
        EventParser.Parse(Given.Json(json)).ShouldBeNull();

    [Fact]
    public void A_page_is_full_when_it_holds_what_was_asked_for_or_when_more_exist()
    {
        const string Page = """{"page":{"total":2,"next":"x"},"data":[{"id":"a"},{"id":"b"}]}""";

        Full(Page, "{}").ShouldBeFalse();
        Full(Page, """{"limit":2}""").ShouldBeTrue();
        Full(Page, """{"limit":"2"}""").ShouldBeTrue();
        Full(Page.Replace("2,", "3,", StringComparison.Ordinal), """{"limit":200}""").ShouldBeTrue();
        Full("""{"data":null}""", "{}").ShouldBeFalse();
        EventListParser.Parse(Given.Json("""{"data":"x"}"""), Given.Json("{}"), new KnownEvents()).ShouldBeNull();
    }

    private static bool Full(string json, string arguments) =>
        EventListParser
            .Parse(Given.Json(json), Given.Json(arguments), new KnownEvents())
            .ShouldBeOfType<CallReading.Events>()
            .Page.Full;

    private static ThreatEvent Read(string json) =>
        EventParser.Parse(Given.Json(json)).ShouldBeOfType<CallReading.Event>().Threat;

    private static int Bytes(string text) => System.Text.Encoding.UTF8.GetByteCount(text);
}
