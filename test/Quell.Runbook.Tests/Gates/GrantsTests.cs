using System.Text.Json;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Tests.Approvals;

namespace Quell.Runbook.Tests.Gates;

public sealed class GrantsTests
{
    private static readonly ActionTry s_try = new(new ActionId("aaaaaaaa"), 1);
    private readonly Grants _grants = new();

    [Theory]
    [InlineData("kubectl config current-context", true)]
    [InlineData("kubectl config current-context --context x", false)]
    [InlineData("kubectl config view", false)]
    [InlineData("kubectl version --client -o json", true)]
    [InlineData("kubectl version --context prod", false)]
    [InlineData("kubectl get namespace kube-system --context prod -o json", false)]
    [InlineData("aws sts get-caller-identity --region eu-west-1 --output json", true)]
    [InlineData("aws sts get-session-token --output json", false)]
    [InlineData("aws iam get-role --role-name r --output json", false)]
    [Trait("Guardrail", "G-20")]
    public void Before_a_grant_exactly_the_runbooks_three_lines_may_be_run(string line, bool allowed) =>
        (_grants.Refusal(Read(line)) is null).ShouldBe(allowed);

    [Fact]
    public void Shaking_hands_needs_no_grant() =>
        _grants
            .Refusal(
                Read("kubectl get pods") with
                {
                    Surface = Surface.Sysdig,
                    Request = new CallRequest.Handshake("secure-mcp-server", "start"),
                }
            )
            .ShouldBeNull();

    [Fact]
    public void What_was_not_authorised_is_said()
    {
        _grants
            .Refusal(Read("kubectl get pods --context prod"))
            .ShouldBe("reading through kubectl was not authorised in this session");
        _grants
            .Refusal(Read("kubectl get pods") with { Surface = Surface.Sysdig })
            .ShouldBe("the preflight of this session has not passed");
        _grants.GiveRead(Surface.Kubectl, "prod");
        _grants
            .Refusal(Read("kubectl get pods --context stage"))
            .ShouldBe("reading through kubectl was authorised for prod alone");
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void A_preflight_that_passed_authorises_the_tenant_and_nothing_beside_it()
    {
        _grants.PreflightPassed();

        _grants.Refusal(Read("kubectl get pods") with { Surface = Surface.Sysdig }).ShouldBeNull();
        _grants.Refusal(Read("kubectl get pods --context prod")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("kubectl get pods -n shop --context prod -o json", true)]
    [InlineData("kubectl get pods -n shop --context=prod -o json", true)]
    [InlineData("kubectl get pods -n shop --context stage -o json", false)]
    [InlineData("kubectl get pods -n shop --context=stage -o json", false)]
    [InlineData("kubectl get pods -n shop -o json", false)]
    [Trait("Guardrail", "G-20")]
    public void A_read_grant_is_for_the_context_that_was_asked_about(string line, bool allowed)
    {
        _grants.GiveRead(Surface.Kubectl, "prod");

        (_grants.Refusal(Read(line)) is null).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("kubectl get pods --profile prod")]
    [InlineData("kubectl get pods --context")]
    [InlineData("kubectl get prod --context")]
    [InlineData("kubectl get pods --contextprod")]
    [InlineData("kubectl get pods --context:prod")]
    [InlineData("kubectl get pods --context stage --context prod")]
    [Trait("Guardrail", "G-20")]
    public void A_context_is_named_by_its_own_flag_and_the_first_one_counts(string line)
    {
        _grants.GiveRead(Surface.Kubectl, "prod");

        _grants.Refusal(Read(line)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("aws iam get-role --role-name r --profile prod", true)]
    [InlineData("aws iam get-role --role-name r --profile=prod", true)]
    [InlineData("aws iam get-role --role-name r --profile stage", false)]
    [InlineData("aws iam get-role --role-name r --context prod", false)]
    [InlineData("aws iam get-role --role-name prod --profile", false)]
    [InlineData("aws iam get-role --role-name r", false)]
    [Trait("Guardrail", "G-20")]
    public void A_read_grant_of_aws_is_for_the_profile_that_was_asked_about(string line, bool allowed)
    {
        _grants.GiveRead(Surface.Aws, "prod");

        (_grants.Refusal(Read(line)) is null).ShouldBe(allowed);
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void A_grant_that_names_no_context_is_for_every_read_of_its_surface_alone()
    {
        var search = Read("kubectl get pods") with { Surface = Surface.Jira, Request = Search() };
        _grants.Refusal(search).ShouldBe("reading through Jira was not authorised in this session");

        _grants.GiveRead(Surface.Jira);

        _grants.Refusal(search).ShouldBeNull();
        _grants.Refusal(Read("kubectl get pods --context prod")).ShouldNotBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void What_is_no_line_names_no_context()
    {
        _grants.GiveRead(Surface.Kubectl, "prod");

        _grants.Refusal(Read("kubectl get pods") with { Request = Search() }).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("kubectl scale deployment/checkout --replicas 0 -n shop --context prod-eu --dry-run=server", true)]
    [InlineData("kubectl scale deployment/checkout --replicas 2 -n shop --context prod-eu", true)]
    [InlineData("kubectl scale deployment/payments --replicas 0 -n shop --context prod-eu", false)]
    [InlineData("kubectl scale deployment/checkout --replicas 0 -n billing --context prod-eu", false)]
    [InlineData("kubectl scale deployment/checkout --replicas 0 -n shop --context staging", false)]
    [InlineData("kubectl rollout restart deployment/checkout -n shop --context prod-eu", false)]
    [Trait("Guardrail", "G-20")]
    public void Write_access_is_for_the_shape_of_command_that_was_named(string line, bool allowed)
    {
        _grants.GiveWrite(Surface.Kubectl, s_try, CommandShape.Of(World.Command.Request));

        (_grants.Refusal(Write(line)) is null).ShouldBe(allowed);
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void A_read_grant_does_not_cover_a_write_and_write_access_is_for_one_action_until_it_ends()
    {
        const string No = "writing through kubectl was not authorised for this action";
        var write = Write("kubectl scale deployment/checkout --replicas 0 -n shop --context prod-eu");
        _grants.GiveRead(Surface.Kubectl);
        _grants.Refusal(write).ShouldBe(No);

        _grants.GiveWrite(Surface.Kubectl, s_try, CommandShape.Of(write.Request));

        _grants.Refusal(write).ShouldBeNull();
        _grants.Refusal(write with { Try = new ActionTry(new ActionId("bbbbbbbb"), 1) }).ShouldBe(No);
        _grants.Refusal(write with { Try = s_try with { Attempt = 2 } }).ShouldBe(No);
        _grants.EndWrite(Surface.Kubectl);
        _grants.Refusal(write).ShouldBe(No);
    }

    [Fact]
    public void A_write_of_another_shape_is_told_what_the_access_is_for()
    {
        var write = Write("kubectl rollout restart deployment/checkout -n shop --context prod-eu");
        _grants.GiveWrite(Surface.Kubectl, s_try, "kubectl scale deployment checkout");
        _grants
            .Refusal(write)
            .ShouldBe("writing through kubectl was authorised for kubectl scale deployment checkout alone");

        _grants.GiveWrite(Surface.Kubectl, s_try);

        _grants.Refusal(write).ShouldBe("writing through kubectl was authorised for another call alone");
        _grants.Refusal(write with { Request = Search() }).ShouldBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void Evidence_that_is_only_read_runs_on_the_reading_that_was_authorised()
    {
        var logs = Write("kubectl logs pod/web-1 -n shop --context prod") with { Effect = Effect.Evidence };
        _grants.Refusal(logs).ShouldNotBeNull();

        _grants.GiveRead(Surface.Kubectl, "prod");

        _grants.Refusal(logs).ShouldBeNull();
        _grants.Refusal(logs with { Effect = Effect.Containment }).ShouldNotBeNull();
        _grants
            .Refusal(Write("kubectl annotate node n a=b --context prod") with { Effect = Effect.Evidence })
            .ShouldNotBeNull();
    }

    private static CallRequest.Tool Search() =>
        new("atlassian", "getVisibleJiraProjects", JsonDocument.Parse("{}").RootElement);

    private static OutsideCall Write(string line) => Read(line) with { Effect = Effect.Containment, Try = s_try };

    private static OutsideCall Read(string line) =>
        new()
        {
            Key = "k",
            Surface = line.StartsWith("aws", StringComparison.Ordinal) ? Surface.Aws : Surface.Kubectl,
            Request = new CallRequest.Command([.. line.Split(' ')]),
            Target = new CallTarget(null, null, "x"),
            Purpose = "p",
            Effect = Effect.Read,
        };
}
