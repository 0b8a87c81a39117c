using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Gates;

namespace Quell.Runbook.Tests.Gates;

/// <summary>A refusal says which access was not given, and a grant for one context or profile covers no other spelling of it.</summary>
public sealed class GrantWordsTests
{
    private readonly Grants _grants = new();

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

    [Theory]
    [InlineData("kubectl get pods --profile prod")]
    [InlineData("kubectl get pods --context")]
    [InlineData("kubectl get prod --context")]
    [InlineData("kubectl get pods --contextprod")]
    [Trait("Guardrail", "G-20")]
    public void A_context_is_named_by_its_own_flag(string line)
    {
        _grants.GiveRead(Surface.Kubectl, "prod");

        _grants.Refusal(Read(line)).ShouldNotBeNull();
    }

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
