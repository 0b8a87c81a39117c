using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Questions;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Authorize;

public sealed class AuthorizeAwsTests
{
    private const string Account = "123456789012";

    private string _account = Account;

    [Fact]
    public async Task AWS_is_read_only_where_the_event_or_the_case_file_implicates_a_cloud_identity()
    {
        var run = Aws();

        await run.GoAsync();

        run.Aws!.Ran.ShouldBeEmpty();
        run.Map.ShouldContain("aws: not read, because neither the event nor the case file implicates");
    }

    [Theory]
    [InlineData("### Summary", "The Pod assumed its IRSA role twice.", "IRSA")]
    [InlineData("### Summary", "curl to 169.254.169.254 from the container", "169.254.169.254")]
    [InlineData("### What happened", "curl to 169.254.169.254 from the container", "169.254.169.254")]
    public async Task What_the_case_file_says_is_a_reason_and_the_reason_is_said(
        string part,
        string told,
        string mentioned
    )
    {
        var run = Aws();
        run.Desktop.Prior = new PriorCase.Read(
            "/tmp/case.md",
            $"## Case\n\n**Event ID:** {Incident.EventId}\n\n{part}\n\n{(part.Contains("Summary") ? "" : "- **Process evidence:** ")}{told}\n",
            Incident.Start
        );

        await run.GoAsync();

        run.Questions(QuestionKind.Grant).ShouldHaveSingleItem();
        run.Person.Lines.ShouldContain(line =>
            line.StartsWith($"AWS is read because the case file mentions {mentioned}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_person_may_ask_for_AWS_at_any_question()
    {
        var run = Aws();
        var asked = false;
        run.Person.First = question =>
        {
            if (question.Kind == QuestionKind.Select && !asked)
            {
                asked = true;
                return "aws";
            }
            return question.Kind == QuestionKind.Select ? "none" : null;
        };

        await run.GoAsync();

        run.Questions(QuestionKind.Grant).ShouldHaveSingleItem().Surface.ShouldBe(Surface.Aws);
        run.Person.Lines.ShouldContain("AWS is read because you asked for it.");
        run.State.MayRead(Surface.Aws).ShouldBeTrue();
    }

    [Fact]
    public async Task Credentials_of_another_account_get_no_offer()
    {
        _account = "999999999999";
        var run = Aws(Incident.CloudThreat);

        await run.GoAsync();

        run.Questions(QuestionKind.Grant).ShouldBeEmpty();
        run.Person.Lines.ShouldContain(line =>
            line.StartsWith(
                $"Active AWS profile is account 999999999999, but the threat is in {Account}; these reads would hit the wrong account",
                StringComparison.Ordinal
            )
        );
        run.Aws!.Ran.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Expired_credentials_are_a_gap_with_their_fix_and_the_rest_goes_on()
    {
        var run = Aws(Incident.CloudThreat);
        run.Aws!.First = _ => new CallOutcome.Refused(
            new ServiceRefusal(RefusalKind.NotAuthenticated, null, null, "An error occurred (ExpiredToken)", null)
        );

        await run.GoAsync();

        run.State.Plan.ShouldNotBeNull();

        run.Questions(QuestionKind.Mismatch)
            .ShouldHaveSingleItem()
            .Words.ShouldContain(line => line.Contains("aws sso login", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_question_says_which_credentials_are_active_and_where_calls_really_go()
    {
        var run = Aws(Incident.CloudThreat);
        run.Desktop.AwsSettings = new AwsSettings
        {
            EnvironmentCredentials = true,
            ProfileVariable = "work",
            Endpoints = "AWS_ENDPOINT_URL=https://proxy.example",
        };

        await run.GoAsync();

        var words = string.Join('\n', run.Questions(QuestionKind.Grant).ShouldHaveSingleItem().Words);
        words.ShouldContain("the access key in the environment (it wins over AWS_PROFILE=work)");
        words.ShouldContain("AWS_ENDPOINT_URL=https://proxy.example");
        words.ShouldContain(
            $"Authorize read-only AWS CLI access with profile `(environment credentials)` for account `{Account}` for this session? This lets me check the IAM role, attached policies, and recent CloudTrail activity. yes / read-only / no."
        );
    }

    private Run Aws(ThreatEvent? threat = null)
    {
        var run = new Run().With(Programs.Aws(() => _account)).Choosing("none");
        run.Tenant.Threat = threat ?? run.Tenant.Threat;
        return run;
    }
}
