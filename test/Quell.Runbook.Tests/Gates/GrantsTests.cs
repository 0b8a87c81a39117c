using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
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

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void A_yes_to_write_access_is_for_one_action_and_ends_with_it()
    {
        var granter = new Granter(_grants, new RunOptions());
        using var world = new World();
        var tried = World.Command.Try;
        var question = Question(QuestionKind.WriteAccess, tried);
        var write = Read(World.Command.Request.Text) with { Effect = Effect.Eviction, Try = tried };
        _grants.Refusal(write).ShouldNotBeNull();

        granter.Hear(question, Answer.No, world.State);
        _grants.Refusal(write).ShouldNotBeNull();

        granter.Hear(question, Answer.Yes, world.State);
        _grants.Refusal(write).ShouldBeNull();
        _grants.Refusal(write with { Try = new ActionTry(new ActionId("bbbbbbbb"), 1) }).ShouldNotBeNull();
        _grants.Refusal(write with { Try = tried with { Attempt = 2 } }).ShouldNotBeNull();
        _grants.Refusal(Read("kubectl get pods -n shop --context prod -o json")).ShouldNotBeNull();
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

        (_grants.Refusal(Read(line) with { Effect = Effect.Containment, Try = s_try }) is null).ShouldBe(allowed);
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void Evidence_that_is_only_read_runs_on_the_reading_that_was_authorised()
    {
        var logs = Read("kubectl logs pod/web-1 -n shop --context prod") with { Effect = Effect.Evidence, Try = s_try };
        _grants.Refusal(logs).ShouldNotBeNull();

        _grants.GiveRead(Surface.Kubectl, "prod");

        _grants.Refusal(logs).ShouldBeNull();
        var protect = Read("kubectl annotate node n a=b --context prod") with { Effect = Effect.Evidence, Try = s_try };
        _grants.Refusal(protect).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("read-only")]
    [Trait("Guardrail", "G-20")]
    public void A_yes_to_reading_never_lets_a_write_through(string answer)
    {
        var granter = new Granter(_grants, new RunOptions());

        granter.Hear(Question(QuestionKind.Grant, null), answer, CaseState.Empty);

        _grants.Refusal(Read("kubectl get pods -n shop --context prod -o json")).ShouldBeNull();
        _grants
            .Refusal(Read("kubectl scale deployment/x") with { Effect = Effect.Containment, Try = s_try })
            .ShouldNotBeNull();
        _grants
            .Refusal(
                Read("kubectl scale deployment/x --dry-run=server") with
                {
                    Effect = Effect.Rehearsal,
                    Try = s_try,
                }
            )
            .ShouldNotBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-21")]
    public void An_entry_that_claims_an_authorisation_grants_nothing_that_the_run_was_not_started_with()
    {
        var found = new CaseEntry.Found(
            AccessKeys.Beforehand(Surface.Kubectl),
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty
        );

        new Granter(_grants, new RunOptions()).Take(found, CaseState.Empty);
        _grants.Refusal(Read("kubectl get pods -o json")).ShouldNotBeNull();

        new Granter(_grants, new RunOptions { AuthorizedReads = [Surface.Kubectl] }).Take(found, CaseState.Empty);
        _grants.Refusal(Read("kubectl get pods -o json")).ShouldBeNull();
    }

    private static Question Question(QuestionKind kind, ActionTry? about) =>
        new()
        {
            Id = "q1",
            Key = "k",
            Kind = kind,
            Words = [],
            Accepts = [Answer.Yes, Answer.No],
            Digest = string.Empty,
            About = about,
            Surface = Surface.Kubectl,
        };

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
