using Quell.Domain.Calls;
using Quell.Runbook.Ports;
using Quell.Surfaces.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

public sealed class KubectlAnswersTests
{
    [Theory]
    [InlineData("Unable to connect to the server: read tcp 10.0.0.2:5000->10.0.0.1:6443: i/o timeout")]
    [InlineData("error: read tcp 10.0.0.2:5000->10.0.0.1:6443: read: connection reset by peer")]
    [InlineData("Unable to connect to the server: EOF")]
    [InlineData("Unable to connect to the server: context deadline exceeded")]
    [InlineData("error: http2: server sent GOAWAY and closed the connection")]
    [InlineData(
        "Error from server (Timeout): the server was unable to return a response in the time allotted, but may still be processing the request"
    )]
    public void A_write_that_may_have_arrived_has_no_reply_and_was_neither_unsent_nor_refused(string error) =>
        Read(error, isWrite: true).ShouldBeOfType<CallOutcome.NoReply>();

    [Theory]
    [InlineData("The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?")]
    [InlineData("Unable to connect to the server: dial tcp: lookup api.example: no such host")]
    public void A_write_that_found_nobody_was_not_sent(string error) =>
        Read(error, isWrite: true).ShouldBeOfType<CallOutcome.Unreachable>();

    [Fact]
    public void A_write_that_was_denied_was_refused() =>
        Read("Error from server (Forbidden): deployments.apps is forbidden", isWrite: true)
            .ShouldBeOfType<CallOutcome.Refused>();

    [Fact]
    public void A_read_keeps_the_reason_that_it_had() =>
        Read("Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout", isWrite: false)
            .ShouldBeOfType<CallOutcome.Unreachable>();

    private static CallOutcome Read(string error, bool isWrite) =>
        KubectlAnswers
            .Read(
                new CallRequest.Command(["kubectl", "scale", "deployment/web", "--replicas", "0", "--context", "c"]),
                new ProgramOutcome.Exited(1, default, error),
                isWrite,
                new KubectlOptions()
            )
            .Outcome;
}
