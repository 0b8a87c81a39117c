using Quell.Terminal.Screen;

namespace Quell.Terminal.Tests.Screen;

public sealed class LineShapeTests
{
    [Theory]
    [InlineData("kubectl --context prod get pods -o json")]
    [InlineData("  aws iam get-role --role-name x")]
    [InlineData("  Command: kubectl --context prod delete networkpolicy x")]
    [InlineData("  Payload: {\"action_type\": \"KILL_CONTAINER\"}")]
    [InlineData("Undo: mcp__secure-mcp-server__undo_response_action action_execution_id: 4")]
    [InlineData("1. quell undo case-1 a1b2")]
    [InlineData("$ anything at all")]
    public void A_command_or_a_payload_is_verbatim(string line) => LineShape.Of(line).IsVerbatim.ShouldBeTrue();

    [Theory]
    [InlineData("awsome prose")]
    [InlineData("The command kubectl get pods was refused.")]
    [InlineData("kubectl talks to context prod-eu-1, server simulated [kubeconfig]")]
    [InlineData("aws talks to account 111122223333, partition aws [aws identity]")]
    [InlineData("kubectl: read with your authorisation of this session")]
    [InlineData("kubectl get pods -n shop, or the console of the tenant")]
    [InlineData("[ ] KILL_CONTAINER (container abc)")]
    [InlineData("kubectl")]
    [InlineData("")]
    [InlineData("   ")]
    public void Prose_is_not(string line) => LineShape.Of(line).IsVerbatim.ShouldBeFalse();

    [Theory]
    [InlineData("[ ] KILL_CONTAINER (container abc)", 4, 4, true)]
    [InlineData("    Breaks: two Services", 6, 11, false)]
    [InlineData("  - a gap", 4, 4, false)]
    [InlineData("12. an action", 4, 4, false)]
    [InlineData(" 3. *KILL_PROCESS  outage    no    PID 4823", 4, 4, false)]
    [InlineData("missing      capture storage     no bucket is configured", 33, 7, false)]
    [InlineData("ok           tenant              ", 2, 0, false)]
    [InlineData("two words  and a gap  and more", 2, 0, false)]
    [InlineData("Known:", 2, 0, true)]
    [InlineData("2026-10-01T12:00:00Z: seen", 2, 0, false)]
    public void Continuations_hang_under_their_text_and_labels_are_set_off(
        string line,
        int hang,
        int lead,
        bool headline
    )
    {
        var shape = LineShape.Of(line);

        (shape.Hang, shape.Lead, shape.IsHeadline).ShouldBe((hang, lead, headline));
    }
}
