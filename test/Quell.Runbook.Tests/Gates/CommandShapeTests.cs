using Quell.Domain.Calls;
using Quell.Runbook.Gates;

namespace Quell.Runbook.Tests.Gates;

/// <summary>What write access is asked for and given, in the words of the question.</summary>
public sealed class CommandShapeTests
{
    [Theory]
    [InlineData(
        "kubectl scale deploy/checkout --replicas 0 -n shop --context prod-eu",
        "kubectl scale deployment checkout in shop through context prod-eu"
    )]
    [InlineData("kubectl annotate node n1 a=b --context prod-eu", "kubectl annotate node n1 through context prod-eu")]
    [InlineData(
        "aws iam delete-access-key --user-name ci --access-key-id AKIAIOSFODNN7EXAMPLE --output json",
        "aws iam delete-access-key AKIAIOSFODNN7EXAMPLE"
    )]
    [InlineData(
        "aws sts get-caller-identity --output json --endpoint-url http://127.0.0.1:4566",
        "aws sts get-caller-identity"
    )]
    [InlineData("kubectl exec web -n shop --context prod-eu", null)]
    [Trait("Guardrail", "G-20")]
    public void A_shape_is_verb_object_namespace_and_context(string line, string? shape) =>
        CommandShape.Of(Command(line)).ShouldBe(shape);

    [Theory]
    [InlineData("kubectl logs pod/web-1 -n shop --context prod", true)]
    [InlineData("kubectl scale deploy/web --replicas 0 -n shop --context prod", false)]
    [InlineData("kubectl scale deploy/web --replicas 0 -n shop --context prod --dry-run=server", false)]
    [InlineData("kubectl exec web", false)]
    public void What_only_reads_is_on_the_list_as_a_read(string line, bool reads) =>
        CommandShape.OnlyReads(Command(line)).ShouldBe(reads);

    [Fact]
    public void What_is_no_command_has_no_shape()
    {
        var handshake = new CallRequest.Handshake("secure-mcp-server", "start");

        CommandShape.Of(handshake).ShouldBeNull();
        CommandShape.OnlyReads(handshake).ShouldBeFalse();
    }

    private static CallRequest.Command Command(string line) => new([.. line.Split(' ')]);
}
