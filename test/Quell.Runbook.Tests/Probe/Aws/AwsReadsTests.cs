using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Cases;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Probe.Aws;

public sealed class AwsReadsTests
{
    private const string Account = "123456789012";
    private const string Key = "AKIAIOSFODNN7EXAMPLE";

    [Fact]
    public async Task Of_a_user_the_keys_come_first_and_then_their_last_use_and_every_line_is_on_the_allow_list()
    {
        var run = await RunAsync($"arn:aws:iam::{Account}:user/ci/ci-deploy");

        run.Aws!.Lines.ShouldContain("aws iam list-access-keys --user-name ci-deploy --region eu-west-1 --output json");
        run.Aws.Lines.ShouldContain(
            $"aws iam get-access-key-last-used --access-key-id {Key} --region eu-west-1 --output json"
        );
        run.Aws.Ran.ShouldAllBe(call =>
            AllowList.Runbook.Check(((CallRequest.Command)call.Request).Argv) is AllowVerdict.Allowed
        );
        run.State.Facts[FactKeys.KeyLastUsed].ShouldBeOfType<Fact.Known>();
    }

    [Fact]
    public async Task CloudTrail_is_asked_where_the_threat_is_and_where_IAM_is_at_home_one_attribute_a_call()
    {
        var run = await RunAsync($"arn:aws:sts::{Account}:assumed-role/shop/i-0abc");

        var lines = run.Aws!.Lines.Where(line => line.StartsWith("aws cloudtrail", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(4);
        lines.ShouldAllBe(line => line.Split("AttributeKey=").Length == 2);
        lines.Count(line => line.Contains("--region us-east-1", StringComparison.Ordinal)).ShouldBe(2);
        lines.ShouldContain(line =>
            line.Contains("AttributeKey=Username,AttributeValue=i-0abc", StringComparison.Ordinal)
        );
        lines.ShouldContain(line =>
            line.Contains("AttributeKey=ResourceName,AttributeValue=shop", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("arn:aws:iam::999999999999:role/shop", "is outside this threat's account")]
    [InlineData("arn:aws:iam::123456789012:root", "root user")]
    [InlineData("arn:aws:iam::123456789012:role/x; rm -rf /", "is not an IAM ARN")]
    [InlineData("--role-name", "is not an IAM ARN")]
    public async Task An_identity_that_may_not_or_cannot_be_read_is_a_gap_that_says_why(string arn, string why)
    {
        var run = await RunAsync(arn);

        run.Aws!.Lines.ShouldAllBe(line => line.StartsWith("aws sts", StringComparison.Ordinal));
        run.Person.Lines.ShouldContain(line =>
            line.StartsWith("aws: no identity was read, because", StringComparison.Ordinal)
            && line.Contains(why, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        RefusalKind.PermissionMissing,
        "iam:ListAccessKeys",
        UnknownReason.Forbidden,
        "Ask for iam:ListAccessKeys"
    )]
    [InlineData(RefusalKind.NotFound, null, UnknownReason.Empty, "boom")]
    [InlineData(RefusalKind.RateLimited, null, UnknownReason.Unreachable, "Wait a minute")]
    [InlineData(RefusalKind.ServerError, null, UnknownReason.Unreachable, "The service itself failed")]
    public async Task A_failure_is_a_gap_with_its_reason_and_its_fix_and_the_rest_goes_on(
        RefusalKind kind,
        string? detail,
        UnknownReason reason,
        string words
    )
    {
        var run = await RunAsync(
            $"arn:aws:iam::{Account}:user/ci-deploy",
            aws =>
                aws.First = line =>
                    line.Contains("list-access-keys", StringComparison.Ordinal)
                        ? new CallOutcome.Refused(new ServiceRefusal(kind, null, detail, "boom", null))
                        : null
        );

        var gap = run.State.Facts[FactKeys.UserKeys].ShouldBeOfType<Fact.Unknown>();
        gap.Reason.ShouldBe(reason);
        gap.Detail.ShouldContain(words);
        run.State.Facts[FactKeys.CloudTrail].ShouldBeOfType<Fact.Known>();
    }

    [Theory]
    [InlineData("--region us-east-1")]
    [InlineData("--region eu-west-1")]
    [InlineData("AttributeKey=ResourceName")]
    [InlineData("AttributeKey=Username")]
    public async Task Nothing_found_in_one_place_while_another_was_not_read_is_a_gap_and_no_none(string failing)
    {
        var run = await RunAsync(
            $"arn:aws:sts::{Account}:assumed-role/shop/i-0abc",
            aws => aws.First = line => Trail(line, failing, [])
        );

        var gap = run.State.Facts[FactKeys.CloudTrail].ShouldBeOfType<Fact.Unknown>();
        gap.Reason.ShouldBe(UnknownReason.Forbidden);
        gap.Detail.ShouldContain("not read: boom");
    }

    [Fact]
    public async Task What_was_found_says_which_region_and_attribute_was_not_read()
    {
        var run = await RunAsync(
            $"arn:aws:sts::{Account}:assumed-role/shop/i-0abc",
            aws => aws.First = line => Trail(line, "--region us-east-1", ["2026-03-01T09:00:00Z X"])
        );

        var reading = run.State.Facts[FactKeys.CloudTrail].ShouldBeOfType<Fact.Known>().Reading;
        reading.Values.ShouldBe([
            "incomplete: us-east-1 ResourceName=shop not read (not permitted)",
            "incomplete: us-east-1 Username=i-0abc not read (not permitted)",
            "2026-03-01T09:00:00Z X",
        ]);
        reading.Citation.Command.ShouldNotContain("us-east-1");
    }

    [Fact]
    public async Task Nothing_found_anywhere_is_a_cited_none()
    {
        var run = await RunAsync(
            $"arn:aws:sts::{Account}:assumed-role/shop/i-0abc",
            aws => aws.First = line => Trail(line, "--nowhere", [])
        );

        var reading = run.State.Facts[FactKeys.CloudTrail].ShouldBeOfType<Fact.Known>().Reading;
        reading.Values.ShouldBeEmpty();
        reading.Citation.Command.Split("; ").Length.ShouldBe(4);
    }

    [Fact]
    public async Task An_emulator_that_the_environment_names_is_put_on_the_line_so_that_old_versions_obey()
    {
        var run = await RunAsync($"arn:aws:iam::{Account}:role/shop", endpoint: "http://127.0.0.1:5000");

        run.Aws!.Lines.ShouldAllBe(line =>
            line.Contains("--endpoint-url http://127.0.0.1:5000", StringComparison.Ordinal)
        );
        run.Aws.Lines.ShouldContain(line => line.Contains("get-role", StringComparison.Ordinal));
    }

    private static async Task<Run> RunAsync(string arn, Action<Programs>? change = null, string? endpoint = null)
    {
        var run = new Run()
            .With(
                new Programs(
                    Surface.Aws,
                    line =>
                        line.Contains("get-caller-identity", StringComparison.Ordinal)
                            ? new CallReading.Caller(Account, $"arn:aws:iam::{Account}:user/ada")
                            : Facts(line)
                )
            )
            .Choosing("none");
        change?.Invoke(run.Aws!);
        run.LoopbackEndpoints = endpoint is not null;
        run.Desktop.AwsSettings = new() { LoopbackEndpoint = endpoint, Endpoints = endpoint };
        run.Tenant.Threat = Incident.Threat with
        {
            Fields = Incident.Threat.Fields.Add("ct.user.arn", arn),
            Labels = Incident.Threat.Labels.Add("aws.region", "eu-west-1"),
        };
        await run.GoAsync();
        return run;
    }

    private static CallOutcome? Trail(string line, string failing, string[] found) =>
        !line.Contains("lookup-events", StringComparison.Ordinal) ? null
        : line.Contains(failing, StringComparison.Ordinal)
            ? new CallOutcome.Refused(new ServiceRefusal(RefusalKind.PermissionMissing, null, null, "boom", null))
        : new CallOutcome.Answered(
            new CallReading.Readings([
                new FactReading(FactKeys.CloudTrail, [.. found], new Citation("aws cloudtrail", line), Incident.Start),
            ])
        );

    private static CallReading.Readings Facts(string line)
    {
        var (key, value) =
            line.Contains("list-access-keys", StringComparison.Ordinal) ? (FactKeys.UserKeys, $"{Key} status=Active")
            : line.Contains("last-used", StringComparison.Ordinal) ? (FactKeys.KeyLastUsed, $"{Key} service=s3")
            : line.Contains("lookup-events", StringComparison.Ordinal) ? (FactKeys.CloudTrail, "2026-03-01T09:00:00Z X")
            : (FactKeys.RoleName, "shop");
        return new CallReading.Readings([
            new FactReading(key, [value], new Citation("aws keys", line), Incident.Start),
        ]);
    }
}
