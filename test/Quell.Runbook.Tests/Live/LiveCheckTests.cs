using System.Collections.Immutable;
using System.Text;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Live;

namespace Quell.Runbook.Tests.Live;

public sealed class LiveCheckTests
{
    private const string Scale =
        "kubectl scale deployment/checkout --replicas 0 --namespace shop --context prod-eu --request-timeout 30s";

    private const string Pause = "kubectl rollout pause deployment/checkout --namespace shop --context prod-eu";
    private const string Delete = "kubectl delete networkpolicy allow --namespace shop --context prod-eu";

    [Theory]
    [InlineData("3", "3", LiveStanding.AsBefore)]
    [InlineData("0", "2", LiveStanding.UnderWay)]
    [InlineData("0", null, LiveStanding.Done)]
    [InlineData("5", "5", LiveStanding.Other)]
    public void A_scaled_workload_is_done_when_the_count_is_set_and_the_Pods_are_gone(
        string wanted,
        string? pods,
        LiveStanding standing
    ) =>
        Check(
            Scale,
            Seen(1, ("/spec/replicas", "3"), ("/status/replicas", "3")),
            Seen(2, ("/spec/replicas", wanted), ("/status/replicas", pods))
        )
            .Standing.ShouldBe(standing);

    [Fact]
    public void An_object_of_the_same_name_that_is_another_one_is_never_done() =>
        Check(Pause, Seen(1), new LiveView.Seen(Object("other", 1, ("/spec/paused", "true")), null))
            .Standing.ShouldBe(LiveStanding.Other);

    [Fact]
    public void What_could_not_be_looked_at_is_unknown() =>
        Check(Pause, Seen(1), new LiveView.Unread("no answer", null)).Standing.ShouldBe(LiveStanding.Unknown);

    [Fact]
    public void A_deleted_thing_is_done_when_it_is_gone_or_another_one_stands_there()
    {
        Check(Delete, Seen(1), new LiveView.Gone(null)).Standing.ShouldBe(LiveStanding.Done);
        Check(Delete, Seen(1), new LiveView.Seen(Object("other", 1), null)).Standing.ShouldBe(LiveStanding.Done);
        Check(Delete, Seen(1), Seen(1)).Standing.ShouldBe(LiveStanding.AsBefore);
        Check(Pause, Seen(1), new LiveView.Gone(null)).Standing.ShouldBe(LiveStanding.Gone);
    }

    [Theory]
    [InlineData("""[{"name":"a"},{"name":"c"}]""", LiveStanding.Done)]
    [InlineData("""[{"name":"a"},{"name":"b"},{"name":"c"}]""", LiveStanding.AsBefore)]
    [InlineData("""[{"name":"c"}]""", LiveStanding.Other)]
    public void A_list_is_compared_with_what_the_edit_makes_of_it(string after, LiveStanding standing)
    {
        ImmutableArray<string> line =
        [
            .. "kubectl patch rolebinding b --namespace shop --context prod-eu --type json --patch".Split(' '),
            """[{"op":"remove","path":"/subjects/1"}]""",
        ];
        var change = CommandChanges.Of(line)!;

        LiveCheck
            .Of(
                change,
                Seen(1, ("/subjects", """[{"name":"a"},{"name":"b"},{"name":"c"}]""")),
                Seen(1, ("/subjects", after))
            )
            .Standing.ShouldBe(standing);
    }

    [Theory]
    [InlineData("1", "3", "3", LiveStanding.UnderWay)]
    [InlineData("3", "3", "2", LiveStanding.UnderWay)]
    [InlineData("3", "4", "3", LiveStanding.UnderWay)]
    [InlineData("3", "3", "3", LiveStanding.Done)]
    public void A_restart_is_done_when_every_Pod_is_made_from_the_new_template(
        string updated,
        string pods,
        string available,
        LiveStanding standing
    ) =>
        Check(
            "kubectl rollout restart deployment/checkout --namespace shop --context prod-eu",
            Seen(1),
            Seen(
                2,
                ("/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt", "\"2026-03-01T10:00:00Z\""),
                ("/spec/replicas", "3"),
                ("/status/observedGeneration", "2"),
                ("/status/replicas", pods),
                ("/status/updatedReplicas", updated),
                ("/status/availableReplicas", available)
            )
        )
            .Standing.ShouldBe(standing);

    [Theory]
    [InlineData(2, "3", "generation 1 was shown, 2 is there")]
    [InlineData(1, "5", "spec.replicas was 3 and is 5")]
    [InlineData(1, "3", "")]
    public void What_is_different_from_what_was_shown_is_said(long generation, string replicas, string words)
    {
        var change = CommandChanges.Of([.. Scale.Split(' ')])!;

        var said = LiveText.Difference(
            change,
            Seen(1, ("/spec/replicas", "3"), ("/status/replicas", "3")),
            Seen(generation, ("/spec/replicas", replicas), ("/status/replicas", "1"))
        );

        (words.Length == 0 ? said.Length == 0 : said.Contains(words, StringComparison.Ordinal)).ShouldBeTrue(said);
    }

    [Fact]
    [Trait("Guardrail", "G-22")]
    public void Of_what_may_be_a_secret_only_its_digest_is_kept()
    {
        const string Printed = """
            {"kind":"Deployment","metadata":{"name":"web","uid":"u-1","resourceVersion":"7","generation":3},
             "spec":{"replicas":2,"template":{"spec":{"containers":[{"env":[{"name":"X","value":"hunter2"}]}]}}}}
            """;
        var call = new OutsideCall
        {
            Key = "k",
            Surface = Surface.Kubectl,
            Request = new CallRequest.Command(["kubectl", "get", "deployment", "web"]),
            Target = CallTarget.Tenant,
            Purpose = "test",
            Effect = Effect.Read,
            Fields = ["/spec/replicas", "/spec/template/spec/containers/0/env/0/value", "/spec/nothing"],
        };

        var seen = LiveAnswers.Read(call, Encoding.UTF8.GetBytes(Printed)).ShouldNotBeNull().Object;

        seen.Uid.ShouldBe("u-1");
        seen.Version.ShouldBe("7");
        seen.Generation.ShouldBe(3);
        seen.Fields["/spec/replicas"].ShouldBe("2");
        seen.Fields["/spec/template/spec/containers/0/env/0/value"].ShouldStartWith("\"sha256:");
        seen.Fields.ContainsKey("/spec/nothing").ShouldBeFalse();
        LiveAnswers.Read(call, "not json"u8.ToArray()).ShouldBeNull();
    }

    [Fact]
    public void Policies_and_keys_are_read_one_field_each()
    {
        var policies = Answered(
            ["aws", "iam", "list-attached-role-policies", "--role-name", "r"],
            """{"AttachedPolicies":[{"PolicyName":"AWSDenyAll","PolicyArn":"arn:aws:iam::aws:policy/AWSDenyAll"}]}"""
        );
        policies.Fields["/AttachedPolicies/arn:aws:iam::aws:policy~1AWSDenyAll"].ShouldBe("true");
        var keys = Answered(
            ["aws", "iam", "list-access-keys", "--user-name", "ada"],
            """{"AccessKeyMetadata":[{"AccessKeyId":"AKIAIOSFODNN7EXAMPLE","Status":"Inactive"}]}"""
        );
        keys.Fields["/AccessKeys/AKIAIOSFODNN7EXAMPLE"].ShouldBe("\"Inactive\"");
    }

    private static LiveObject Answered(ImmutableArray<string> argv, string printed)
    {
        var call = new OutsideCall
        {
            Key = "k",
            Surface = Surface.Aws,
            Request = new CallRequest.Command(argv),
            Target = CallTarget.Tenant,
            Purpose = "test",
            Effect = Effect.Read,
            Fields = [],
        };
        return LiveAnswers.Read(call, Encoding.UTF8.GetBytes(printed)).ShouldNotBeNull().Object;
    }

    private static LiveVerdict Check(string line, LiveView before, LiveView now) =>
        LiveCheck.Of(CommandChanges.Of([.. line.Split(' ')])!, before, now);

    private static LiveView Seen(long generation, params (string Pointer, string? Value)[] fields) =>
        new LiveView.Seen(Object("uid-1", generation, fields), null);

    private static LiveObject Object(string uid, long generation, params (string Pointer, string? Value)[] fields) =>
        new(
            uid,
            "7",
            generation,
            fields
                .Where(field => field.Value is not null)
                .ToImmutableSortedDictionary(field => field.Pointer, field => field.Value!, StringComparer.Ordinal)
        );
}
