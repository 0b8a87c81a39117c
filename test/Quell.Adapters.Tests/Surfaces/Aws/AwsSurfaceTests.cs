using System.Text;
using Microsoft.Extensions.Time.Testing;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Calls;
using Quell.Runbook.Ports;
using Quell.Surfaces.Aws;

namespace Quell.Adapters.Tests.Surfaces.Aws;

public sealed class AwsSurfaceTests
{
    private const string Caller =
        """{"UserId": "A", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/ops/ada"}""";

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task The_line_is_run_as_it_stands_and_what_it_printed_becomes_facts()
    {
        var programs = new ScriptedPrograms(_ => ScriptedPrograms.Printed("""{"PolicyNames": ["edge"]}"""));
        using var aws = new AwsSurface(programs, _clock);

        var answer = await aws.ReadAsync(
            Call("aws inline policies", "aws iam list-role-policies --role-name shop --region eu-west-1 --output json"),
            TestContext.Current.CancellationToken
        );

        programs.Lines.ShouldBe(["aws iam list-role-policies --role-name shop --region eu-west-1 --output json"]);
        var reading = ((CallOutcome.Answered)answer.Outcome).Reading.ShouldBeOfType<CallReading.Readings>();
        reading.Facts.ShouldHaveSingleItem().Values.ShouldBe(["edge"]);
        reading.Facts[0].Citation.Command.ShouldBe(programs.Lines.Single());
    }

    [Fact]
    public async Task Who_is_asking_is_read_from_STS()
    {
        using var aws = new AwsSurface(new ScriptedPrograms(_ => ScriptedPrograms.Printed(Caller)), _clock);

        var answer = await aws.ReadAsync(
            Call("aws identity", "aws sts get-caller-identity --region eu-west-1 --output json"),
            TestContext.Current.CancellationToken
        );

        answer.Outcome.ShouldBe(
            new CallOutcome.Answered(
                new CallReading.Caller("111122223333", "arn:aws:sts::111122223333:assumed-role/ops/ada")
            )
        );
    }

    [Fact]
    public async Task CloudTrail_is_asked_at_most_twice_a_second()
    {
        var programs = new ScriptedPrograms(_ => ScriptedPrograms.Printed("""{"Events": []}"""));
        using var aws = new AwsSurface(programs, _clock);

        var calls = Enumerable
            .Range(0, 3)
            .Select(_ =>
                aws.ReadAsync(
                        Call("aws cloudtrail", "aws cloudtrail lookup-events --output json"),
                        TestContext.Current.CancellationToken
                    )
                    .AsTask()
            )
            .ToList();

        programs.Runs.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromMilliseconds(499));
        programs.Runs.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(calls.Take(2));
        programs.Runs.Count.ShouldBe(2);
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        await Task.WhenAll(calls);
        programs.Runs.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(
        255,
        "An error occurred (AccessDenied) when calling the GetRole operation: User: arn:aws:iam::111122223333:user/a is not authorized to perform: iam:GetRole on resource: role x",
        RefusalKind.PermissionMissing,
        "iam:GetRole"
    )]
    [InlineData(
        254,
        "An error occurred (NoSuchEntity) when calling the GetRole operation: not found",
        RefusalKind.NotFound,
        null
    )]
    [InlineData(
        254,
        "An error occurred (ExpiredToken) when calling the GetRole operation: expired",
        RefusalKind.NotAuthenticated,
        null
    )]
    [InlineData(
        254,
        "An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.",
        RefusalKind.NotAuthenticated,
        null
    )]
    [InlineData(
        254,
        "An error occurred (SignatureDoesNotMatch) when calling the GetRole operation: Signature expired",
        RefusalKind.NotAuthenticated,
        "clock"
    )]
    [InlineData(
        253,
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
        RefusalKind.NotAuthenticated,
        "no-credentials"
    )]
    [InlineData(255, "The config profile (work) could not be found", RefusalKind.NotAuthenticated, "no-profile")]
    [InlineData(
        255,
        "Error when retrieving token from sso: Token has expired and refresh failed",
        RefusalKind.NotAuthenticated,
        null
    )]
    [InlineData(
        255,
        "The SSO session associated with this profile has expired or is otherwise invalid.",
        RefusalKind.NotAuthenticated,
        null
    )]
    [InlineData(
        254,
        "An error occurred (ThrottlingException) when calling the LookupEvents operation (reached max retries: 4): Rate exceeded",
        RefusalKind.RateLimited,
        null
    )]
    [InlineData(
        255,
        "An error occurred (InternalFailure) when calling the LookupEvents operation (reached max retries: 4): boom",
        RefusalKind.ServerError,
        null
    )]
    [InlineData(
        254,
        "An error occurred (ValidationError) when calling the GetRole operation: bad",
        RefusalKind.Rejected,
        null
    )]
    [InlineData(252, "aws: error: the following arguments are required", RefusalKind.Other, null)]
    public async Task A_failure_is_known_by_its_words_in_both_versions(
        int code,
        string error,
        RefusalKind kind,
        string? detail
    )
    {
        var outcome = await OutcomeAsync(ScriptedPrograms.Failed(code, error));

        var refusal = outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal;
        refusal.Kind.ShouldBe(kind);
        refusal.Detail.ShouldBe(detail);
        refusal.Text.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(
        "Connection was closed before we received a valid response from endpoint URL: \"https://iam.amazonaws.com/\"."
    )]
    [InlineData("Read timeout on endpoint URL: \"https://iam.amazonaws.com/\"")]
    [InlineData("('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))")]
    public void A_write_that_may_have_arrived_has_no_reply_and_was_neither_unsent_nor_refused(string error)
    {
        AwsRefusals.Of(255, error, isWrite: true).ShouldBeOfType<CallOutcome.NoReply>();
        AwsRefusals.Of(255, error, isWrite: false).ShouldNotBeOfType<CallOutcome.NoReply>();
    }

    [Fact]
    public void A_write_that_was_denied_or_found_nobody_is_said_to_be()
    {
        AwsRefusals
            .Of(254, "An error occurred (AccessDenied) when calling the X operation: no", isWrite: true)
            .ShouldBeOfType<CallOutcome.Refused>();
        AwsRefusals
            .Of(255, "Could not connect to the endpoint URL: \"https://iam.amazonaws.com/\"", isWrite: true)
            .ShouldBeOfType<CallOutcome.Unreachable>();
    }

    [Fact]
    public async Task What_never_left_was_not_asked() =>
        (
            await OutcomeAsync(
                ScriptedPrograms.Failed(255, "Could not connect to the endpoint URL: \"https://iam.amazonaws.com/\"")
            )
        ).ShouldBeOfType<CallOutcome.Unreachable>();

    [Fact]
    public async Task A_program_that_does_not_end_start_or_stop_printing_is_an_outcome()
    {
        (
            await OutcomeAsync(new ProgramOutcome.TimedOut(TimeSpan.FromSeconds(30), string.Empty))
        ).ShouldBeOfType<CallOutcome.NoReply>();
        (await OutcomeAsync(new ProgramOutcome.NotStarted("no program aws"))).ShouldBeOfType<CallOutcome.Unreachable>();
        (await OutcomeAsync(new ProgramOutcome.TooMuch(1024))).ShouldBeOfType<CallOutcome.Unreadable>();
        (await OutcomeAsync(ScriptedPrograms.Printed("<html>"))).ShouldBeOfType<CallOutcome.Unreadable>();
        (await OutcomeAsync(ScriptedPrograms.Printed("{}"))).ShouldBeOfType<CallOutcome.Unreadable>();
    }

    [Fact]
    [Trait("Guardrail", "G-22")]
    public async Task Session_tokens_in_a_CloudTrail_record_are_not_kept()
    {
        var record = """
            {"Events": [{"EventName": "AssumeRole", "EventTime": 1769853600, "CloudTrailEvent":
              "{\"responseElements\":{\"credentials\":{\"accessKeyId\":\"ASIAIOSFODNN7EXAMPLE\",\"sessionToken\":\"FwoGZXIvYXdzEXAMPLETOKEN\"}}}"}]}
            """;
        using var aws = new AwsSurface(new ScriptedPrograms(_ => ScriptedPrograms.Printed(record)), _clock);

        var answer = await aws.ReadAsync(
            Call("aws cloudtrail", "aws cloudtrail lookup-events --output json"),
            TestContext.Current.CancellationToken
        );

        var kept = Encoding.UTF8.GetString(answer.Redacted.Span);
        kept.ShouldContain("AssumeRole");
        kept.ShouldNotContain("EXAMPLETOKEN");
    }

    [Fact]
    [Trait("Guardrail", "G-09")]
    public async Task The_fingerprint_is_account_partition_and_endpoint_of_whoever_answered_and_asks_nobody_itself()
    {
        var programs = new ScriptedPrograms(_ => ScriptedPrograms.Printed(Caller));
        using var aws = new AwsSurface(programs, _clock, "AWS_ENDPOINT_URL=https://proxy.example");

        var fingerprint = await aws.FingerprintAsync(
            Call("x", "aws iam attach-role-policy --role-name r --region eu-west-1 --output json --profile work"),
            new CallOutcome.Answered(new CallReading.Caller("111122223333", "arn:aws:iam::111122223333:user/ada")),
            TestContext.Current.CancellationToken
        );

        fingerprint.ShouldBe("aws account=111122223333 partition=aws endpoint=AWS_ENDPOINT_URL=https://proxy.example");
        programs.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_did_not_answer_has_no_fingerprint()
    {
        using var aws = new AwsSurface(new ScriptedPrograms(_ => ScriptedPrograms.Failed(255, "no")), _clock);

        (
            await aws.FingerprintAsync(
                Call("x", "aws iam x"),
                new CallOutcome.Unreachable("no"),
                TestContext.Current.CancellationToken
            )
        ).ShouldBeEmpty();
    }

    private async Task<CallOutcome> OutcomeAsync(ProgramOutcome outcome)
    {
        using var aws = new AwsSurface(new ScriptedPrograms(_ => outcome), _clock);
        return (
            await aws.ReadAsync(
                Call("aws role", "aws iam get-role --role-name x --output json"),
                TestContext.Current.CancellationToken
            )
        ).Outcome;
    }

    private static OutsideCall Call(string source, string line) =>
        new()
        {
            Key = CallKeys.Of("s1.r0", source),
            Surface = Surface.Aws,
            Request = new CallRequest.Command([.. line.Split(' ')]),
            Target = new CallTarget(null, null, "x"),
            Purpose = "p",
            Effect = Effect.Read,
        };
}
